"""Speech that begins with a dash, as stories have it in Spanish, French, Polish or Russian."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from desktop.core.extraction.reading.quote_marks import QuotedPiece
from desktop.core.span import Span
from desktop.core.text.language import commonest_words

# Languages in which a dash at the beginning of a paragraph lets somebody speak.
_WITH_DASHES = frozenset(
    (
        *("bg", "ca", "cs", "da", "el", "es", "et", "eu", "fi", "fr", "gl", "hu", "it", "lt"),
        *("lv", "mk", "nb", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "tr", "uk", "vi"),
    )
)
# Those in which nothing but a blank may part the words from the dash before who says them.
_WITHOUT_COMMA = frozenset(("pl", "pt"))
_DASHES = "—–―"
_PARAGRAPH = re.compile(r"[^\n]+")
# A hyphen stands for a dash where a word follows at once: else it begins a line of a list.
_OPENING = re.compile(rf"[ \t\u00a0]{{0,8}}(?:[{_DASHES}][ \t\u00a0\u202f]?|-(?=[¡¿\w]))(?=\S)")
_DASH = re.compile(rf"[{_DASHES}]")
_BLANKS = " \t\u00a0\u202f"
_ENDS = ".!?…:»”\"'’)" + _DASHES
# In French the verb stands before who did it, and no dash parts them from the words.
_SAID_IN_FRENCH = (
    "dit|répondit|demanda|cria|murmura|répliqua|reprit|ajouta|fit|s['’]écria|s['’]exclama"
    "|souffla|supplia|implora|lança|hurla|chuchota|protesta|expliqua|déclara|affirma|assura"
    "|conclut|continua|poursuivit|interrompit|insista|objecta|avoua|soupira|gémit|grogna|gronda"
    "|ordonna|proposa|questionna|interrogea|rétorqua|riposta|balbutia|bredouilla|acquiesça"
    "|approuva|dirent|répondirent|demandèrent|crièrent"
)
_INVERTED = re.compile(
    r"(?<=[,!?…»])[ \u00a0](?:(?:[smt]['’])?[^\W\d_]{2,20}-(?:t-)?(?:ils?|elles?|on|je)\b"
    rf"|(?:{_SAID_IN_FRENCH}) (?:(?:l[ea]|son|sa|M\.|Mme) ?|l['’])?[^\W\d_]{{2,30}})"
    r"[^,.;:!?…\n]{0,80}(?:[,.;:]|$)"
)
# So few paragraphs with a hyphen are no dialogue; one that a dash begins and a stop ends is.
_FEWEST = 2
_LINES = re.compile(rf"^[ \t\u00a0]{{0,8}}[{_DASHES}]", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_]+")
# As only French has it: "Tu viens ?"
_BLANK_BEFORE_A_STOP = re.compile(r"\w[ \u00a0\u202f][?!]")
_SAMPLE = 2000


def language_of_dialogue(text: str, language: str) -> str:
    """The language of a text that is tagged as English, but whose lines begin with dashes.

    Short dialogues are too few words for a guess, so what has more common words of a language that
    prints such dashes than of English is taken for it; else it is `language`.

    Example: — Tu viens ? ¶ — Oui. → [Tu viens ?] nobody (other-language); [Oui.] nobody
    """
    if language[:2] != "en" or len(_LINES.findall(text)) < _FEWEST:
        return language
    words = set(_WORD.findall(text[:_SAMPLE].lower()))
    # Of two that share the words, French, whose narrator no dash announces.
    languages = sorted(_WITH_DASHES, key=lambda each: (each != "fr", each))
    common = {each: len(words & commonest_words(each)) for each in languages}
    likeliest = max(common, key=common.__getitem__)
    english = len(words & commonest_words("en"))
    if common[likeliest] == english == 0 and _BLANK_BEFORE_A_STOP.search(text):
        return "fr"
    return likeliest if common[likeliest] > 2 * english else language


def spoken_after_dashes(text: str, language: str) -> tuple[QuotedPiece, ...]:
    """What is said in paragraphs that a dash begins, without what the narrator puts between.

    Nothing in languages that print no such dashes, and in texts where dashes begin the lines of a
    list. `language` is a tag such as "es". Takes time in proportion to the text.
    """
    if language[:2] not in _WITH_DASHES:
        return ()
    begun: list[tuple[int, int, Span]] = []
    for number, found in enumerate(_PARAGRAPH.finditer(text)):
        opening = _OPENING.match(text, found.start(), found.end())
        if opening is not None:
            begun.append((number, opening.end(), Span(*found.span())))
    ended = sum(span.of(text).rstrip()[-1:] in _ENDS for _, _, span in begun)
    is_alone = len(begun) == 1 and text[begun[0][2].start].strip() in tuple(_DASHES)
    if (len(begun) < _FEWEST and not is_alone) or 2 * ended <= len(begun):
        return ()
    pieces: list[QuotedPiece] = []
    for number, first, paragraph in begun:
        start = paragraph.start
        for said in _said(text, Span(first, paragraph.end), language[:2]):
            extent = Span(start if start == paragraph.start else said.start, said.end)
            pieces.append(QuotedPiece(extent, said, number))
            start = said.end
    return tuple(pieces)


def beside_dashes(
    quoted: Iterable[QuotedPiece], dashed: tuple[QuotedPiece, ...]
) -> tuple[QuotedPiece, ...]:
    """Both kinds of pieces in the order of the text; marks inside of speech are part of it."""
    within = iter((*dashed, None))
    current = next(within)
    kept: list[QuotedPiece] = []
    for piece in quoted:
        while current is not None and current.extent.end <= piece.extent.start:
            kept.append(current)
            current = next(within)
        if current is None or piece.extent.end <= current.extent.start:
            kept.append(piece)
    if current is not None:
        kept.append(current)
    kept += [piece for piece in within if piece is not None]
    return tuple(kept)


def _said(text: str, rest: Span, language: str) -> Iterator[Span]:
    """The stretches of a paragraph that are said: between them the narrator speaks."""
    start = rest.start
    while start < rest.end:
        narrator = _narrator(text, start, rest.end, language)
        yield from _bare(text, start, rest.end if narrator is None else narrator.start)
        if narrator is None:
            return
        start = narrator.end


def _narrator(text: str, start: int, end: int, language: str) -> Span | None:
    """The next words of the narrator, with the dashes or commas round them."""
    for dash in _DASH.finditer(text, start, end):
        if _begins_narrator(text, dash.start(), end, language):
            return Span(dash.start(), _end_of_narrator(text, dash.end(), end))
    inverted = _INVERTED.search(text, start, end) if language == "fr" else None
    return Span(*inverted.span()) if inverted is not None else None


def _begins_narrator(text: str, at: int, end: int, language: str) -> bool:
    after = text[at + 1 : end]
    is_tight = after[:1] not in _BLANKS
    if not after.lstrip(_BLANKS)[:1].islower() or text[at - 1] not in _BLANKS:
        return False
    before = text[:at].rstrip(_BLANKS)[-1:] if at < 4 else text[at - 4 : at].rstrip(_BLANKS)[-1:]
    return is_tight or before in ",.!?…;:»”" or language in _WITHOUT_COMMA


def _end_of_narrator(text: str, start: int, end: int) -> int:
    """Where the speech goes on: behind the next dash and the sign that belongs to what was said."""
    for dash in _DASH.finditer(text, start, end):
        after = text[dash.end() : end]
        goes_on = after.lstrip(".,;:" + _BLANKS)
        if text[dash.start() - 1] not in _BLANKS or text[dash.start() - 2] in ".,;:!?…":
            return end - len(goes_on)
    return end


def _bare(text: str, start: int, end: int) -> Iterator[Span]:
    """The words without blanks and commas at their ends; nothing where no letter is left."""
    words = text[start:end]
    first = start + len(words) - len(words.lstrip(_BLANKS))
    last = start + len(words.rstrip(_BLANKS))
    if any(character.isalnum() for character in text[first:last]):
        yield Span(first, last)
