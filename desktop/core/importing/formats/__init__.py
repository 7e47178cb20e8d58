"""The formats in which articles come: bytes in, documents out."""
