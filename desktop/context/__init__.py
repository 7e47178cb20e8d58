"""Context: claim cards and notes beside the text."""
