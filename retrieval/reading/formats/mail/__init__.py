"""E-mail, and web pages saved in the form of e-mail (MHTML)."""
