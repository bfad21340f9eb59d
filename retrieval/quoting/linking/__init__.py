"""From sentences to an article: what no cue took, transcripts, dialogue, paragraphs that go on."""
