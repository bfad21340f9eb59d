"""What one sentence reports: its cues, their sources, and the words each of them covers."""
