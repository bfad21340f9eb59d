"""Proofs of drafts: every quotation of a draft looked up in the articles."""
