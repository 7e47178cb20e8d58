"""One reader for each format in which other programs give away marks and notes."""
