"""A lesson on paper: how it is drawn on sheets."""
