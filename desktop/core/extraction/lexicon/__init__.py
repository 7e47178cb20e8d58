"""What words are: cues, titles, names, little words."""
