"""Voices: who speaks in the article, and how much."""
