"""What reading a text through gives: who says what in it, and how hard it is to read."""

from __future__ import annotations

from desktop.core.quotation import Extraction
from desktop.core.record import record
from desktop.core.shape import SHAPELESS, Shape
from desktop.core.speakers.ledger import Ledger
from desktop.core.speakers.put_right import PutRight
from desktop.core.text.readability import Readability, readability

# A text is short with no more characters, none of them in a word of more: what is slow where a
# word never ends needs a word for that.
_SHORT, _SHORT_WORD = 20_000, 200
# How long a text may take in seconds, and a second more for so many characters, of which a
# computer of today reads six times as many; as long as the index may take for it.
_SECONDS = 30.0
_CHARACTERS_A_SECOND = 100_000


@record(frozen=True, slots=True)
class TextReading:
    """What was found in a text, the same with what was put right, its sums and its length."""

    extracted: Extraction
    extraction: Extraction
    ledger: Ledger
    readability: Readability


def read_through(
    text: str,
    language: str,
    put_right: PutRight,
    extracted: Extraction | None = None,
    *,
    shape: Shape = SHAPELESS,
) -> TextReading:
    """Reads a text, where it was not `extracted` before what is in it; a hostile one has no end."""
    # A reading that was kept is shown without the rules, which are a third of the program.
    from desktop.core.extraction.extract import extract  # noqa: PLC0415
    from desktop.core.speakers.correcting import corrected_by, ledger_of  # noqa: PLC0415
    from desktop.core.text.told_lines import running_words, sentences_only  # noqa: PLC0415

    if extracted is None:
        extracted = extract(text, language=language, shape=shape)
    extraction = corrected_by(text, extracted, put_right)
    sums = ledger_of(sentences_only(text, shape), extracted, extraction, put_right)
    length = readability(running_words(text, shape), language)
    return TextReading(extracted, extraction, sums, length)


def is_short(text: str) -> bool:
    """Whether reading a text takes so little that no process need be asked."""
    return len(text) <= _SHORT and max(map(len, text.split()), default=0) <= _SHORT_WORD


def seconds_for(text: str) -> float:
    """How long reading a text may take before it is given up."""
    return _SECONDS + len(text) / _CHARACTERS_A_SECOND
