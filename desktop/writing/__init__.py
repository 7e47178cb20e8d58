"""The lesson that a teacher writes: the text on the left, its parts on the right."""
