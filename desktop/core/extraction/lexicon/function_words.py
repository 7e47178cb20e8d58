"""Small words that never name anybody; `resources/words/function_words.txt` explains the kinds."""

from __future__ import annotations

from desktop.core.text.word_lists import words, words_by_kind

_SMALL = words_by_kind("function_words")
_CALENDAR = words_by_kind("calendar")
_PARTS = words_by_kind("name_parts")
DETERMINERS = _SMALL["determiner"]
POSSESSIVE_PRONOUNS = _SMALL["possessive"]
PERSONAL_PRONOUNS = _SMALL["pronoun"]
PREPOSITIONS = _SMALL["preposition"]
CONJUNCTIONS = _SMALL["conjunction"]
SUBORDINATORS = _SMALL["subordinator"]
AUXILIARIES = _SMALL["auxiliary"]
ADVERBS = _SMALL["adverb"]
CLAUSE_WORDS = _SMALL["clause"]
COMMON_ENGLISH = _SMALL["common"]
FIRST_AND_SECOND_PERSON = _SMALL["speaking"]
# One or some of many, when no noun follows: "one said".
STANDS_ALONE = _SMALL["alone"]
# Words so frequent that each is a class of its own.
CLASSES_OF_THEIR_OWN = _SMALL["itself"]
# Capitalised only because they open the sentence.
SENTENCE_OPENERS = DETERMINERS | PREPOSITIONS | SUBORDINATORS | CONJUNCTIONS | _SMALL["opener"]
CALENDAR_WORDS = words("calendar")
# Months that are names as well, when a first name or a title stands before them.
MONTHS_THAT_ARE_NAMES = _CALENDAR["name"]
NAME_PARTICLES = _PARTS["particle"]
NAME_SUFFIXES = _PARTS["suffix"]
# Never part of a name, wherever they stand.
NEVER_NAMES = CALENDAR_WORDS | _SMALL["no-name"]
