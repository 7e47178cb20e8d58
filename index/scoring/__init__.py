"""Answers queries from the segments on the disk: with arrays, or with Whoosh's own searcher."""
