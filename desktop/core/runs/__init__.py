"""Runs of words that texts share: where a passage stands word for word in other saved articles."""
