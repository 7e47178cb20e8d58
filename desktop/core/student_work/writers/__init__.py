"""One writer for each format in which a student takes work out."""
