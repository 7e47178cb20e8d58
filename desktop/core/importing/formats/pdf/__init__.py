"""PDF: by what the file itself says of its parts, else by how they stand on the pages."""
