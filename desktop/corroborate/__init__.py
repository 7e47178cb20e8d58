"""Corroborate: what other articles say of a passage, beside the article it stands in."""
