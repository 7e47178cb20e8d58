"""The page: one article with its marks."""
