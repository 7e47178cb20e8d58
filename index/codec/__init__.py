"""What one segment of an index holds, how it is made, written, read, and merged with others."""
