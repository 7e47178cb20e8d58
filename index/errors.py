"""What can go wrong with an index, each with its own name."""

from __future__ import annotations


class SearchIndexError(Exception):
    """An index cannot do what it was asked; its documents are safe with whoever made them."""


class IndexDamaged(SearchIndexError):
    """The folder is gone, unreadable or not as it was written: delete it and make it anew."""


class IndexBusy(SearchIndexError):
    """Another writer held the index for longer than was worth waiting."""


class IndexNotWritable(SearchIndexError):
    """The place of the index takes no files: a full disk, or no permission."""
