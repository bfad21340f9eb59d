"""What people say and wish for without asking the articles anything, and what they are replied."""
