"""What a reader can set: how the text looks."""
