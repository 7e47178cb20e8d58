"""From a file or pasted text to an article: one module a format."""
