"""Everything the program knows and does, usable from a script; knows no Qt."""
