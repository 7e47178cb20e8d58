"""What changed in a text: old and new side by side, and what became of each mark."""
