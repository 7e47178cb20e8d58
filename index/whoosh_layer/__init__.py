"""Whoosh's own writer, files and searcher: what our layers rest on and are held against."""
