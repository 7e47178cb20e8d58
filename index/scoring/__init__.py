"""Answers queries from segments: whole posting lists are scored as arrays."""
