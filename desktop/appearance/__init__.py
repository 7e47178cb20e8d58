"""Colours, typefaces, icons and sizes, and words that are shown letter for letter."""
