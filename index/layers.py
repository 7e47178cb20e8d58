"""Which parts of Whoosh are replaced by quicker ones of our own."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Layers:
    """Each layer gives the same results as Whoosh's own part below it; each rests on the codec.

    `codec`: files of checked arrays instead of Whoosh's tables, pickles and posting blocks.
    `writer`: documents are inverted by sorting arrays instead of posting by posting.
    `scorer`: posting lists are scored whole, as arrays, instead of by Whoosh's matchers.
    """

    codec: bool = True
    writer: bool = True
    scorer: bool = True

    def __post_init__(self) -> None:
        if (self.writer or self.scorer) and not self.codec:
            raise ValueError("the writer and the scorer need the codec below them")


ALL = Layers()
PLAIN_WHOOSH = Layers(codec=False, writer=False, scorer=False)
