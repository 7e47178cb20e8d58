"""A teacher's folder -> a lesson pack, or the list of what is wrong with it."""
