"""Describing a passage, and finding it again after the text changed."""
