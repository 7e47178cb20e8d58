"""What a person sees between two texts that are read side by side, and the frame of the second."""
