"""What makes a speaker less than sure, whatever the votes say."""

from __future__ import annotations

from desktop.core.extraction.rules.attribution import Attribution
from desktop.core.extraction.rules.resolution import Resolution
from desktop.core.quotation import MentionKind

_CLOSE = 0.75
# In a talk the nearest name is often that of the listener: a pronoun needs more of a lead there,
# and so does one that means somebody whom the text calls by a single name.
_CLEAR_IN_TALK = 12.0
_GUESSES = frozenset({"newcomer", "sentence-before", "turns-before"})
_GUESSES_IN_TALK = frozenset(
    {
        "paragraph-before",
        "paragraph-before-speaks",
        "paragraph-before-subject",
        "same-paragraph-with-words",
        "weighed",
        "weighed-last-speaker",
    }
)


def with_doubts(
    confidence: float,
    attribution: Attribution,
    resolution: Resolution,
    *,
    in_talk: bool,
) -> float:
    """The confidence, but never that of a sure speaker where there is a reason to doubt.

    Of two people who fit a pronoun nearly as well, neither is sure.

    Example: Mrs Pell met Mrs Marsh. “It is safe,” she said. → Mrs Pell (after-name-verb)
    """
    rule, figure = attribution.rule, resolution.figure
    # As in stories, of which not all show that they are talk: "Mr. Pell", "Tom", "her brother".
    is_called_by_one_name = figure is not None and (
        " " not in figure.full_name or bool(figure.courtesy and not figure.first_name)
    )
    in_talk = in_talk or is_called_by_one_name
    is_guess = rule in _GUESSES or (in_talk and rule in _GUESSES_IN_TALK)
    is_pronoun = attribution.phrase.kind is MentionKind.PRONOUN
    is_unclear = in_talk and is_pronoun and resolution.lead < _CLEAR_IN_TALK
    is_doubtful = resolution.is_close or is_guess or is_unclear
    return min(confidence, _CLOSE) if is_doubtful else confidence
