"""Roles and offices: the words for them, who holds one, and people whom a question names with theirs."""
