"""What else in the library speaks of the same."""
