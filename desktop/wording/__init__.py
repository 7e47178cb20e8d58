"""Words for the reader: what core names, said in a language."""
