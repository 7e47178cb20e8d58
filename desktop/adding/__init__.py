"""What a student adds to the library: how it comes in, and what became of each file."""
