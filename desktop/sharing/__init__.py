"""Where does this text come from? Other saved articles that have the same words."""
