"""The shelf: lessons and articles to choose from."""
