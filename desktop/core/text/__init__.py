"""What is done to any text: normalised, rendered, measured, searched and shown."""
