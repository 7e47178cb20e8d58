"""A pack written into the tables of a library, and taken out of them again."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from desktop.core.article import ArticleId
from desktop.core.lesson import LessonPack, PackId
from desktop.core.library.carrying import PlannedVersion
from desktop.core.library.changes import Changes
from desktop.core.library.connection import Connection
from desktop.core.library.corrections import insert_pack_correction
from desktop.core.library.index_queue import QueuedKind, enqueue
from desktop.core.library.pack_texts import NO_PLANS, bring_text
from desktop.core.selector import Selector

# What a pack brought, those first that lean on others.
_OF_PACK = ("pack_correction", "context_note", "claim", "person", "pack_article", "pack_file")


def insert_pack(
    connection: Connection,
    pack: LessonPack,
    now: str,
    plans: Mapping[ArticleId, PlannedVersion] = NO_PLANS,
    *,
    tell: Callable[[], None] = lambda: None,
) -> Changes:
    """Writes the rows of a pack inside the caller's transaction, and of the texts it brings.

    Those of its texts that stayed in the library without it are found again; `plans` say what
    becomes of the marks on those that it has in another wording. `tell` is called after each text.
    """
    write = connection.write
    write(
        "INSERT INTO lesson_pack (id, edition, title, date, language, licence, authors,"
        " installed) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            pack.id,
            pack.edition,
            pack.title,
            pack.date,
            pack.language,
            pack.licence,
            pack.authors,
            now,
        ),
    )
    for file in pack.files:
        write(
            "INSERT INTO pack_file (pack_id, path, content) VALUES (?, ?, ?)",
            (pack.id, file.path, file.content),
        )
    changes = Changes(lessons=frozenset({pack.id}))
    contents = {file.path: file.content for file in pack.files}
    for position, article in enumerate(pack.articles):
        changes |= bring_text(
            connection,
            pack,
            article,
            now,
            pictures=contents,
            planned=plans.get(article.id),
        )
        write(
            "INSERT INTO pack_article (pack_id, position, article_id) VALUES (?, ?, ?)",
            (pack.id, position, article.id),
        )
        tell()
    for person in pack.people:
        write(
            "INSERT INTO person (id, pack_id, name, names, body) VALUES (?, ?, ?, ?, ?)",
            (person.id, pack.id, person.name, json.dumps(person.names), person.body),
        )
    for claim in pack.claims:
        write(
            "INSERT INTO claim (id, pack_id, article_id, title, places, type, speaker,"
            " repeated_by, status, status_by, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                claim.id,
                pack.id,
                claim.article_id,
                claim.title,
                _places_as_json(claim.places),
                claim.type,
                claim.speaker,
                json.dumps(claim.repeated_by),
                claim.status,
                claim.status_by,
                claim.body,
            ),
        )
    for note in pack.notes:
        write(
            "INSERT INTO context_note (id, pack_id, article_id, title, places, kind, claim_id,"
            " sources, date, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                note.id,
                pack.id,
                note.article_id,
                note.title,
                _places_as_json(note.places),
                note.kind,
                note.claim,
                json.dumps([[source.text, source.kind] for source in note.sources]),
                note.date,
                note.body,
            ),
        )
    for correction in pack.corrections:
        insert_pack_correction(connection, correction, pack.id)
    return changes


def exchange_pack(
    connection: Connection,
    pack: LessonPack,
    before: LessonPack,
    now: str,
    plans: Mapping[ArticleId, PlannedVersion] = NO_PLANS,
    *,
    tell: Callable[[], None] = lambda: None,
) -> Changes:
    """Puts a pack in the place of another edition of it, inside the caller's transaction.

    The one `before` is kept for its files, under an id of its own. The new one has its place on the
    shelf.
    """
    row = connection.read_one("SELECT installed FROM lesson_pack WHERE id = ?", (pack.id,))
    articles = delete_pack(connection, pack.id)
    changes = insert_pack(connection, pack, now, plans, tell=tell)
    insert_pack(connection, before, now)
    if row is not None:
        connection.write(
            "UPDATE lesson_pack SET installed = ? WHERE id = ?", (str(row[0]), pack.id)
        )
    return Changes(articles=articles) | changes


def delete_pack(connection: Connection, pack_id: PackId) -> frozenset[ArticleId]:
    """Takes the rows of a pack out inside the caller's transaction; gives the ids of its texts.

    The texts stay, and so does everything that a student did.
    """
    rows = connection.read("SELECT article_id FROM pack_article WHERE pack_id = ?", (pack_id,))
    for table in _OF_PACK:
        connection.write(f"DELETE FROM {table} WHERE pack_id = ?", (pack_id,))
    connection.write("DELETE FROM lesson_pack WHERE id = ?", (pack_id,))
    articles = frozenset(ArticleId(str(row[0])) for row in rows)
    for article_id in articles:
        # What the pack said of it is no longer to be found.
        enqueue(connection, QueuedKind.ARTICLE, article_id)
    return articles


def _places_as_json(places: tuple[Selector, ...]) -> str:
    return json.dumps(
        [
            [p.position.start, p.position.end, p.quote.exact, p.quote.prefix, p.quote.suffix]
            for p in places
        ],
        ensure_ascii=False,
    )
