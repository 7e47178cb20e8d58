"""From a text to its quotations and everybody it names."""

from __future__ import annotations

from desktop.core.extraction.lexicon.language import is_english
from desktop.core.extraction.people.doubtful_names import without_doubtful_names
from desktop.core.extraction.people.genders import cast_with_genders
from desktop.core.extraction.people.noun_phrases import noun_phrases
from desktop.core.extraction.reading.dialogue_dashes import (
    beside_dashes,
    language_of_dialogue,
    spoken_after_dashes,
)
from desktop.core.extraction.reading.labels_inside import parted_by_labels
from desktop.core.extraction.reading.narration import Narration
from desktop.core.extraction.reading.printed_marks import with_plain_marks
from desktop.core.extraction.reading.quote_marks import is_all_marks, quoted_pieces
from desktop.core.extraction.reading.wrapped_lines import without_wrapping
from desktop.core.extraction.records import with_speakers, without_speakers
from desktop.core.extraction.rules.attribution import Phrases
from desktop.core.extraction.rules.turns import Turns
from desktop.core.extraction.weighing.weighing import Weighing, by_rules
from desktop.core.extraction.weighing.weights import Weights, shipped_weights
from desktop.core.quotation import Extraction
from desktop.core.shape import SHAPELESS, Shape
from desktop.core.text.language import language_of
from desktop.core.text.told_lines import sentences_only


def extract(
    text: str,
    *,
    language: str = "en",
    weights: Weights | None = None,
    shape: Shape = SHAPELESS,
) -> Extraction:
    """The quotations of a text, their speakers, and everyone else whom it names.

    Offsets are characters of `text` as it is given; paragraphs are its lines. `language` is
    the article's tag ("en", "en-GB", "de"). In other languages than English, and in texts
    that are plainly not English whatever the tag says, marks are found, and dashes that let
    somebody speak, but no speakers.
    In lines that the `shape` of the text says to be headings, captions, rows of tables or notes
    nobody speaks and nobody is named.
    `weights` are those that ship unless others are handed in; without any, rules decide alone.
    The same text always gives an equal result. Takes time in proportion to the text.
    """
    text = sentences_only(text, shape)
    if is_all_marks(text):
        return Extraction()
    text = with_plain_marks(without_wrapping(text))
    pieces = parted_by_labels(text, quoted_pieces(text))
    language = language_of_dialogue(text, language)
    if not is_english(text, language):
        dashed = spoken_after_dashes(text, language_of(text, otherwise=language))
        return without_speakers(Narration(text, beside_dashes(pieces, dashed)))
    narration = Narration(text, pieces)
    phrases = without_doubtful_names(narration, noun_phrases(narration))
    cast = cast_with_genders(narration, phrases)
    evidence = Turns(Phrases(narration, phrases)).evidence()
    weights = shipped_weights() if weights is None else weights
    if weights is None:
        return with_speakers(narration, phrases, cast, by_rules(evidence))
    verdicts = Weighing(narration, phrases, cast, evidence, weights).verdicts()
    return with_speakers(narration, phrases, cast, verdicts)
