"""What a word means, offline: the lesson's own words first, then the dictionary that ships."""
