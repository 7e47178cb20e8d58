"""From characters to words, and from words to the forms in which they are compared."""
