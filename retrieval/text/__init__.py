"""What is true of text and of languages: paragraphs, sentences, furniture, the language of a text."""
