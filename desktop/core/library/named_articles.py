"""Which articles may name somebody: those that look otherwise when that one's name changes."""

from __future__ import annotations

import string
from collections.abc import Iterable

from desktop.core.article import ArticleId
from desktop.core.library.connection import Connection
from desktop.core.library.row_kinds import PERSON, SPEAKER_NAME
from desktop.core.library.rows import records
from desktop.core.speaker_key import speaker_key


def articles_naming(connection: Connection, names: Iterable[str]) -> frozenset[ArticleId]:
    """The articles that may have a speaker who is, or is shown as, one of these names.

    Names lead to one another by the people of packs and by what the reader said, so those that
    lead here are looked for as well. Better one article too many: every word of a speaker's name
    stands somewhere in the text, unless a correction gave the name.
    """
    wanted = _leading_to(connection, names)
    return (
        _with_words_of(connection, wanted)
        | _with_people(connection, wanted)
        | _corrected_to(connection, wanted)
    )


def _leading_to(connection: Connection, names: Iterable[str]) -> dict[str, str]:
    """The names and all others that may be shown as one of them, by their keys."""
    # Names that hold no longer lead on: what is taken back held a moment ago.
    steps = [(each.name, each.shown_as) for each in records(connection, SPEAKER_NAME, "")]
    for person in records(connection, PERSON, ""):
        steps += [(form, person.name) for form in person.names]
    wanted = {speaker_key(name): name for name in names}
    while True:
        more = {
            speaker_key(name): name
            for name, shown_as in steps
            if speaker_key(shown_as) in wanted and speaker_key(name) not in wanted
        }
        if not more:
            return wanted
        wanted |= more


def _with_words_of(connection: Connection, names: dict[str, str]) -> frozenset[ArticleId]:
    ways, values = [], []
    for name in names.values():
        # The database knows the lower case of A to Z alone; other words it is not asked for.
        words = [word for word in speaker_key(name).split() if word.isascii()]
        words = [word.strip(string.punctuation) for word in words]
        ways.append(" AND ".join("instr(low, ?)" for _ in words) or "1")
        values += words
    rows = connection.read(
        "SELECT id FROM (SELECT id, lower(text) AS low FROM article)"
        f" WHERE {' OR '.join(f'({way})' for way in ways)}",
        values,
    )
    return frozenset(ArticleId(each) for (each,) in rows)


def _with_people(connection: Connection, names: dict[str, str]) -> frozenset[ArticleId]:
    """The articles of packs whose claims may be somebody's of these names."""
    rows = connection.read(
        "SELECT DISTINCT a.article_id, p.name FROM person p"
        " JOIN pack_article a ON a.pack_id = p.pack_id"
    )
    return frozenset(ArticleId(each) for each, name in rows if speaker_key(name) in names)


def _corrected_to(connection: Connection, names: dict[str, str]) -> frozenset[ArticleId]:
    rows = connection.read(
        "SELECT DISTINCT article_id, speaker FROM correction WHERE removed IS NULL"
        " UNION SELECT article_id, speaker FROM pack_correction"
    )
    return frozenset(ArticleId(each) for each, speaker in rows if speaker_key(speaker) in names)
