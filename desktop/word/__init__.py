"""The card of a word: what it means, beside the word itself."""
