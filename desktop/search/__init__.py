"""Search: one field over everything saved, and what it finds."""
