"""Desks: each does one task of the reader across several panels, so that no panel sees another."""
