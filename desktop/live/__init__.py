"""What goes on while the window is open: no widgets, but all that they show and change."""
