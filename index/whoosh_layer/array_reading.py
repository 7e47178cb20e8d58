"""Our own files, given to Whoosh's searcher by way of the codec."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from whoosh.reading import SegmentReader

from index.files.array_file import Array
from index.segments.segment_file import SegmentFile
from index.whoosh_layer.array_codec import ArrayCodec, ArraySegment
from index.whoosh_layer.reading import WhooshSegment
from index.whoosh_layer.schema import schema


def whoosh_segment(file: SegmentFile, gone: Array, attributes: Sequence[str]) -> WhooshSegment:
    """A segment of ours as Whoosh reads it, without these documents."""
    codec = ArrayCodec(file)
    codec.content.documents = file.size
    segment = ArraySegment(codec, frozenset(np.flatnonzero(gone).tolist()))
    reader = SegmentReader(None, schema(attributes), segment)
    return WhooshSegment(reader, frozenset(file.languages))
