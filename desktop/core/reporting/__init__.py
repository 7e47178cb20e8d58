"""How it is said: the words with which speech is reported."""
