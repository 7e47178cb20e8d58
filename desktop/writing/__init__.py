"""The lesson that a teacher writes: the text on the left, its pieces on the right."""
