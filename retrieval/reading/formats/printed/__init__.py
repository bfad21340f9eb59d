"""Printed pages: PDF, and lines put back into paragraphs."""
