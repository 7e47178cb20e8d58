"""From text to marks and sentences: what is between which marks, and who narrates."""
