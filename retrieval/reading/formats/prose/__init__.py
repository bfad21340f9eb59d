"""Text that people type: plain text, Markdown, subtitles, and what archives and mail programs make of it."""
