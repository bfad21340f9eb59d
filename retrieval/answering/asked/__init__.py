"""What is asked of a library: the question understood, the person it names, what is missing where nothing answers."""
