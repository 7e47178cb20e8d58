"""Whoosh, with arrays inside: its index, writer, codec, readers, searcher, query and collector."""
