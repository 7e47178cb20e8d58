"""The one table of quotation marks."""

from __future__ import annotations

STRAIGHT, CURLY, LOW, ANGLE = '"', "“”", "„‟", "«»"
SINGLE_STRAIGHT, SINGLE_CURLY, SINGLE_LOW, SINGLE_ANGLE = "'", "‘’", "‚‛", "‹›"
CORNERS, WHITE_CORNERS = "「」", "『』"
# The marks of the languages that part words with blanks; single ones are apostrophes as well.
DOUBLE = STRAIGHT + CURLY + LOW + ANGLE
SINGLE = SINGLE_STRAIGHT + SINGLE_CURLY + SINGLE_LOW + SINGLE_ANGLE
# What may stand before the first word of a sentence, and behind its last.
OPENING, CLOSING = "\"'“‘„«", "\"'”’»"
# Marks that only stand in pairs; each closes what the other opened, in either order.
PAIRS = (CURLY, ANGLE, SINGLE_ANGLE, CORNERS, WHITE_CORNERS)
# However a mark is printed, it is typed with the plain one; so are primes, accents that stand
# alone, the letter that looks like an apostrophe, and the marks of Hebrew acronyms.
TYPED = {
    **dict.fromkeys(DOUBLE + "＂″״", '"'),
    **dict.fromkeys(SINGLE + "＇ʼ′`´׳", "'"),
}
