"""What a note of another program is as one of this: its words, its pen, its selector."""

from __future__ import annotations

import re

from desktop.core.anchoring.relocation import Relocation
from desktop.core.annotation import ELSEWHERE
from desktop.core.pen import Pen
from desktop.core.record import replace
from desktop.core.selector import Selector
from desktop.core.student_work.foreign_targets import selector_of
from desktop.core.student_work.pens_by_colour import USUAL_PEN, pen_of_colour
from desktop.core.student_work.readers.foreign_note import ForeignNote, ForeignTarget
from desktop.core.text.normalised import storable

_HASHTAG = re.compile(r"#(\w+)")
_NO_WORD = re.compile(r"\W+")


def pen_of(note: ForeignNote) -> Pen:
    """The pen that it says, or the one whose colour is nearest."""
    if note.claim or note.question:
        # It stands nowhere, and is what the program has for such notes.
        return Pen.OPINION if note.claim else Pen.EVIDENCE
    return note.pen or (pen_of_colour(note.colour) if note.colour else USUAL_PEN)


def body_of(note: ForeignNote) -> str:
    """What was written, with the tags that are not in it as hashtags, and the page of a book."""
    body = storable(note.body)
    known = {tag.casefold() for tag in _HASHTAG.findall(body)}
    tags = dict.fromkeys(_NO_WORD.sub("_", tag.strip().lstrip("#")).strip("_") for tag in note.tags)
    missing = [f"#{storable(tag)}" for tag in tags if tag and tag.casefold() not in known]
    added = [storable(note.page)] if note.page else []
    added += [" ".join(missing)] if missing else []
    if not added:
        return body
    return "\n\n".join(filter(None, (body.rstrip(), *added)))


def placed_selector(
    note: ForeignNote, target: ForeignTarget, relocation: Relocation
) -> tuple[Selector, int | None]:
    """The place in the article, or the words as they came, which have none there."""
    if relocation.selector is not None:
        return relocation.selector, None
    was = selector_of(target)
    quote = replace(
        was.quote,
        exact=storable(was.quote.exact),
        prefix=storable(was.quote.prefix),
        suffix=storable(was.quote.suffix),
    )
    is_on_no_words = bool(note.question or note.claim) and not target.quote
    return replace(was, quote=quote), None if is_on_no_words else ELSEWHERE
