"""The one precious file: articles, packs and the student's work, in SQLite."""
