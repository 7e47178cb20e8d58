"""A reader for each format of files: bytes in, an imported document out."""
