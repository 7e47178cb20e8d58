"""Source: who is behind a text, as far as it says so itself, and as its reader finds out."""
