"""How long a text is, as one byte tells it: exactly up to ten words, then in steps of 3 in 100.

The steps are Whoosh's own (`whoosh.util.numeric`), so that its scorer may read the same bytes.
"""

from __future__ import annotations

# For each code the number of words that it stands for.
WORDS_OF_CODE = tuple(round((1.033**code - 1) * 27) for code in range(256))
