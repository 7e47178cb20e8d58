"""The tags of HTML by what they do on a page."""

from __future__ import annotations


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


# What is never a part of any text.
NEVER_TEXT = _tags(
    "script style template svg canvas iframe object embed button select input textarea option nav"
    " audio video map dialog head link meta noscript datalist math amp-ad progress rp rt"
)
# What stands in a line and does not end it.
IN_A_LINE = _tags(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr picture"
    " q s samp small source span strike strong sub sup time tt u var wbr ruby rb rtc"
)
# What changes how words in a line look, and nothing else.
LOOK_OF_WORDS = _tags("abbr b bdi big cite code del dfn em i kbd mark q s small strong sub sup u")
# What holds words in lines.
LINES = _tags("p h1 h2 h3 h4 h5 h6 li td th dt dd figcaption a b em i span strong")
# What may hold the words of a text outside of any element in a line.
HOLDING_TEXT = _tags("p li blockquote pre td div section span article font center dd main details")
# What stands by itself in whatever holds it.
APART = _tags(
    "article aside blockquote div dl figure footer form h1 h2 h3 h4 h5 h6 header nav ol p pre"
    " section table ul"
)
# What a cell holds that is a part of a page, when it holds several.
PARTS_OF_PAGES = APART - _tags("aside footer header nav")
HEADINGS = {f"h{rank}": rank for rank in range(1, 7)}
