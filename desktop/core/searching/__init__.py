"""A request in, results out: from the index, or from the library where that is behind."""
