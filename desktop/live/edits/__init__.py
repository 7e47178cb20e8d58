"""What the student does and may undo: one file for each thing that it is done to."""
