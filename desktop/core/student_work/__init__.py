"""What a student takes out or hands in: citations, exports, and quotations that are checked."""
