"""What a segment holds: made of documents, written, read, merged."""
