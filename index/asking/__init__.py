"""What was typed as a tree that can be asked."""
