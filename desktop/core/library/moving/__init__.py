"""A whole library in one file: written, proved, looked at, and taken in on another computer."""
