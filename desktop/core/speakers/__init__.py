"""Who speaks, after people had their say."""
