"""Words before quotation marks that are not there for speech: "so-called", "nicknamed", "novel"."""

from __future__ import annotations

from desktop.core.text.word_lists import words_by_kind

_WORDS = words_by_kind("before_marks")
# The writer keeps away from what is in the marks; a name is given; the title of a work follows.
ARMS_LENGTH = _WORDS["arms-length"]
NAMING = _WORDS["naming"]
TITLED_THINGS = _WORDS["work"]
# The same as the weights know it, which were fitted with other lists.
WEIGHED_WORDS = (
    ("naming", _WORDS["names"]),
    ("held off", _WORDS["held-off"]),
    ("work", _WORDS["title"]),
)
