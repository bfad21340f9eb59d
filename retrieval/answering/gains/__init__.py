"""What candidates gain by where they stand: right after an interviewer's question, or after what the talk has shown."""
