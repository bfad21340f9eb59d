"""What is true of text and of languages, whatever it is about: paragraphs, sentences, furniture, its language."""
