"""Lessons before they are added: what is in them, what each would do, and what is taken."""
