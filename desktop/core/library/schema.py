"""The tables of the library, and the steps from each older form of them to the newest."""

from __future__ import annotations

import re
import sqlite3
from hashlib import blake2s
from uuid import uuid4

from desktop.core.library.seals import seal_what_has_none

_IDENTITY = "identity"
_IS_IDENTITY = re.compile(r"[0-9a-f]{32}")
# Marks the file as ours ("SrcB"), so that another program's database is never migrated.
APPLICATION_ID = 0x53726342

# Step n takes a library from schema version n to n + 1. A step that was released never changes.
MIGRATIONS = (
    """
    CREATE TABLE article (
        id           TEXT PRIMARY KEY,
        title        TEXT NOT NULL,
        text         TEXT NOT NULL,
        publisher    TEXT NOT NULL,
        byline       TEXT NOT NULL,
        published    TEXT NOT NULL,
        accessed     TEXT NOT NULL,
        url          TEXT NOT NULL,
        genre        TEXT NOT NULL,
        language     TEXT NOT NULL,
        completeness TEXT NOT NULL,
        rights       TEXT NOT NULL,
        version      INTEGER NOT NULL,
        added        TEXT NOT NULL
    ) STRICT;
    CREATE TRIGGER the_text_of_an_article_never_changes
        BEFORE UPDATE OF text ON article WHEN NEW.text IS NOT OLD.text
        BEGIN SELECT RAISE(ABORT, 'the text of an article never changes'); END;

    CREATE TABLE reading_place (
        article_id TEXT PRIMARY KEY REFERENCES article (id),
        position   INTEGER NOT NULL,
        visited    TEXT NOT NULL
    ) STRICT;

    CREATE TABLE annotation (
        id         TEXT PRIMARY KEY,
        article_id TEXT NOT NULL REFERENCES article (id),
        start      INTEGER NOT NULL,
        end        INTEGER NOT NULL,
        exact      TEXT NOT NULL,
        prefix     TEXT NOT NULL,
        suffix     TEXT NOT NULL,
        pen        TEXT NOT NULL,
        body       TEXT NOT NULL,
        created    TEXT NOT NULL,
        modified   TEXT NOT NULL,
        removed    TEXT
    ) STRICT;
    CREATE INDEX annotation_by_place ON annotation (article_id, start, end);

    CREATE TABLE lesson_pack (
        id        TEXT PRIMARY KEY,
        edition   INTEGER NOT NULL,
        title     TEXT NOT NULL,
        date      TEXT NOT NULL,
        language  TEXT NOT NULL,
        licence   TEXT NOT NULL,
        authors   TEXT NOT NULL,
        installed TEXT NOT NULL
    ) STRICT;
    CREATE TABLE pack_file (
        pack_id TEXT NOT NULL REFERENCES lesson_pack (id),
        path    TEXT NOT NULL,
        content BLOB NOT NULL,
        PRIMARY KEY (pack_id, path)
    ) STRICT;
    CREATE TABLE pack_article (
        pack_id    TEXT NOT NULL REFERENCES lesson_pack (id),
        position   INTEGER NOT NULL,
        article_id TEXT NOT NULL REFERENCES article (id),
        PRIMARY KEY (pack_id, position)
    ) STRICT;
    CREATE INDEX pack_article_by_article ON pack_article (article_id);
    CREATE TABLE person (
        id      TEXT PRIMARY KEY,
        pack_id TEXT NOT NULL REFERENCES lesson_pack (id),
        name    TEXT NOT NULL,
        names   TEXT NOT NULL,
        body    TEXT NOT NULL
    ) STRICT;
    CREATE INDEX person_by_pack ON person (pack_id);
    CREATE TABLE claim (
        id          TEXT PRIMARY KEY,
        pack_id     TEXT NOT NULL REFERENCES lesson_pack (id),
        article_id  TEXT NOT NULL REFERENCES article (id),
        title       TEXT NOT NULL,
        places      TEXT NOT NULL,
        type        TEXT,
        speaker     TEXT,
        repeated_by TEXT NOT NULL,
        status      TEXT,
        status_by   TEXT NOT NULL,
        body        TEXT NOT NULL
    ) STRICT;
    CREATE INDEX claim_by_article ON claim (article_id);
    CREATE TABLE context_note (
        id         TEXT PRIMARY KEY,
        pack_id    TEXT NOT NULL REFERENCES lesson_pack (id),
        article_id TEXT NOT NULL REFERENCES article (id),
        title      TEXT NOT NULL,
        places     TEXT NOT NULL,
        kind       TEXT NOT NULL,
        claim_id   TEXT REFERENCES claim (id),
        sources    TEXT NOT NULL,
        date       TEXT NOT NULL,
        body       TEXT NOT NULL
    ) STRICT;
    CREATE INDEX context_note_by_article ON context_note (article_id);

    CREATE TABLE index_queue (
        revision INTEGER PRIMARY KEY AUTOINCREMENT,
        kind     TEXT NOT NULL,
        item_id  TEXT NOT NULL,
        UNIQUE (kind, item_id)
    ) STRICT;

    CREATE TABLE preference (
        name  TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT;
    """,
    """
    CREATE TABLE correction (
        id         TEXT PRIMARY KEY,
        article_id TEXT NOT NULL REFERENCES article (id),
        kind       TEXT NOT NULL,
        start      INTEGER NOT NULL,
        end        INTEGER NOT NULL,
        exact      TEXT NOT NULL,
        prefix     TEXT NOT NULL,
        suffix     TEXT NOT NULL,
        speaker    TEXT NOT NULL,
        created    TEXT NOT NULL,
        removed    TEXT
    ) STRICT;
    CREATE INDEX correction_by_article ON correction (article_id);

    CREATE TABLE speaker_name (
        id         TEXT PRIMARY KEY,
        article_id TEXT REFERENCES article (id),
        name       TEXT NOT NULL,
        shown_as   TEXT NOT NULL,
        created    TEXT NOT NULL,
        removed    TEXT
    ) STRICT;
    CREATE INDEX speaker_name_by_article ON speaker_name (article_id);

    CREATE TABLE pack_correction (
        id         TEXT PRIMARY KEY,
        pack_id    TEXT NOT NULL REFERENCES lesson_pack (id),
        article_id TEXT NOT NULL REFERENCES article (id),
        kind       TEXT NOT NULL,
        start      INTEGER NOT NULL,
        end        INTEGER NOT NULL,
        exact      TEXT NOT NULL,
        prefix     TEXT NOT NULL,
        suffix     TEXT NOT NULL,
        speaker    TEXT NOT NULL,
        made_by    TEXT NOT NULL,
        created    TEXT NOT NULL
    ) STRICT;
    CREATE INDEX pack_correction_by_article ON pack_correction (article_id);
    """,
    """
    CREATE TABLE saved_search (
        id      TEXT PRIMARY KEY,
        words   TEXT NOT NULL,
        choices TEXT NOT NULL,
        created TEXT NOT NULL,
        removed TEXT
    ) STRICT;

    CREATE TABLE past_search (
        words    TEXT NOT NULL,
        choices  TEXT NOT NULL,
        searched TEXT NOT NULL,
        PRIMARY KEY (words, choices)
    ) STRICT;
    """,
    """
    CREATE TABLE wording (
        annotation_id TEXT NOT NULL REFERENCES annotation (id),
        field         TEXT NOT NULL,
        stamped_ms    INTEGER NOT NULL,
        counter       INTEGER NOT NULL,
        device        TEXT NOT NULL,
        value         TEXT NOT NULL,
        written       TEXT NOT NULL,
        is_beside     INTEGER NOT NULL,
        PRIMARY KEY (annotation_id, field, stamped_ms, counter, device)
    ) STRICT;
    CREATE INDEX wording_by_stamp ON wording (stamped_ms, counter);
    INSERT INTO wording
        SELECT id, 'body', CAST(round(coalesce(
            (julianday(modified) - 2440587.5) * 86400000, 0)) AS INTEGER), 0, '', body, modified, 0
        FROM annotation WHERE body <> '';
    INSERT INTO wording
        SELECT id, 'removed', CAST(round(coalesce(
            (julianday(removed) - 2440587.5) * 86400000, 0)) AS INTEGER), 0, '', removed, removed, 0
        FROM annotation WHERE removed IS NOT NULL;

    CREATE TABLE change (
        revision   INTEGER PRIMARY KEY AUTOINCREMENT,
        kind       TEXT NOT NULL,
        item_id    TEXT NOT NULL,
        article_id TEXT,
        UNIQUE (kind, item_id)
    ) STRICT;
    CREATE TRIGGER article_insert_is_a_change AFTER INSERT ON article
        BEGIN
            DELETE FROM change WHERE kind = 'article' AND item_id = NEW.id;
            INSERT INTO change (kind, item_id, article_id)
                VALUES ('article', NEW.id, NEW.id);
        END;
    CREATE TRIGGER article_update_is_a_change AFTER UPDATE ON article
        BEGIN
            DELETE FROM change WHERE kind = 'article' AND item_id = NEW.id;
            INSERT INTO change (kind, item_id, article_id)
                VALUES ('article', NEW.id, NEW.id);
        END;
    CREATE TRIGGER article_delete_is_a_change AFTER DELETE ON article
        BEGIN
            DELETE FROM change WHERE kind = 'article' AND item_id = OLD.id;
            INSERT INTO change (kind, item_id, article_id)
                VALUES ('article', OLD.id, OLD.id);
        END;
    CREATE TRIGGER annotation_insert_is_a_change AFTER INSERT ON annotation
        BEGIN
            DELETE FROM change WHERE kind = 'annotation' AND item_id = NEW.id;
            INSERT INTO change (kind, item_id, article_id)
                VALUES ('annotation', NEW.id, NEW.article_id);
        END;
    CREATE TRIGGER annotation_update_is_a_change AFTER UPDATE ON annotation
        BEGIN
            DELETE FROM change WHERE kind = 'annotation' AND item_id = NEW.id;
            INSERT INTO change (kind, item_id, article_id)
                VALUES ('annotation', NEW.id, NEW.article_id);
        END;
    CREATE TRIGGER lesson_pack_insert_is_a_change AFTER INSERT ON lesson_pack
        BEGIN
            DELETE FROM change WHERE kind = 'lesson' AND item_id = NEW.id;
            INSERT INTO change (kind, item_id, article_id)
                VALUES ('lesson', NEW.id, NULL);
        END;
    CREATE TRIGGER lesson_pack_delete_is_a_change AFTER DELETE ON lesson_pack
        BEGIN
            DELETE FROM change WHERE kind = 'lesson' AND item_id = OLD.id;
            INSERT INTO change (kind, item_id, article_id)
                VALUES ('lesson', OLD.id, NULL);
        END;
    CREATE TRIGGER correction_insert_is_a_change AFTER INSERT ON correction
        BEGIN
            DELETE FROM change WHERE kind = 'correction' AND item_id = NEW.id;
            INSERT INTO change (kind, item_id, article_id)
                VALUES ('correction', NEW.id, NEW.article_id);
        END;
    CREATE TRIGGER correction_update_is_a_change AFTER UPDATE ON correction
        BEGIN
            DELETE FROM change WHERE kind = 'correction' AND item_id = NEW.id;
            INSERT INTO change (kind, item_id, article_id)
                VALUES ('correction', NEW.id, NEW.article_id);
        END;
    CREATE TRIGGER speaker_name_insert_is_a_change AFTER INSERT ON speaker_name
        BEGIN
            DELETE FROM change WHERE kind = 'correction' AND item_id = NEW.id;
            INSERT INTO change (kind, item_id, article_id)
                VALUES ('correction', NEW.id, NEW.article_id);
        END;
    CREATE TRIGGER speaker_name_update_is_a_change AFTER UPDATE ON speaker_name
        BEGIN
            DELETE FROM change WHERE kind = 'correction' AND item_id = NEW.id;
            INSERT INTO change (kind, item_id, article_id)
                VALUES ('correction', NEW.id, NEW.article_id);
        END;
    CREATE TRIGGER saved_search_insert_is_a_change AFTER INSERT ON saved_search
        BEGIN
            DELETE FROM change WHERE kind = 'search' AND item_id = NEW.id;
            INSERT INTO change (kind, item_id, article_id)
                VALUES ('search', NEW.id, NULL);
        END;
    CREATE TRIGGER saved_search_update_is_a_change AFTER UPDATE ON saved_search
        BEGIN
            DELETE FROM change WHERE kind = 'search' AND item_id = NEW.id;
            INSERT INTO change (kind, item_id, article_id)
                VALUES ('search', NEW.id, NULL);
        END;
    CREATE TRIGGER past_search_insert_is_a_change AFTER INSERT ON past_search
        BEGIN
            DELETE FROM change WHERE kind = 'past search' AND item_id = NEW.words;
            INSERT INTO change (kind, item_id, article_id)
                VALUES ('past search', NEW.words, NULL);
        END;
    CREATE TRIGGER past_search_update_is_a_change AFTER UPDATE ON past_search
        BEGIN
            DELETE FROM change WHERE kind = 'past search' AND item_id = NEW.words;
            INSERT INTO change (kind, item_id, article_id)
                VALUES ('past search', NEW.words, NULL);
        END;
    CREATE TRIGGER past_search_delete_is_a_change AFTER DELETE ON past_search
        BEGIN
            DELETE FROM change WHERE kind = 'past search' AND item_id = OLD.words;
            INSERT INTO change (kind, item_id, article_id)
                VALUES ('past search', OLD.words, NULL);
        END;
    CREATE TRIGGER preference_insert_is_a_change AFTER INSERT ON preference
        BEGIN
            DELETE FROM change WHERE kind = 'preference' AND item_id = NEW.name;
            INSERT INTO change (kind, item_id, article_id)
                VALUES ('preference', NEW.name, NULL);
        END;
    CREATE TRIGGER preference_update_is_a_change AFTER UPDATE ON preference
        BEGIN
            DELETE FROM change WHERE kind = 'preference' AND item_id = NEW.name;
            INSERT INTO change (kind, item_id, article_id)
                VALUES ('preference', NEW.name, NULL);
        END;
    CREATE TRIGGER a_wording_is_a_change_of_its_note AFTER INSERT ON wording
        BEGIN
            DELETE FROM change WHERE kind = 'annotation' AND item_id = NEW.annotation_id;
            INSERT INTO change (kind, item_id, article_id)
                SELECT 'annotation', id, article_id FROM annotation WHERE id = NEW.annotation_id;
        END;
    CREATE TRIGGER a_settled_wording_is_a_change_of_its_note AFTER UPDATE ON wording
        BEGIN
            DELETE FROM change WHERE kind = 'annotation' AND item_id = NEW.annotation_id;
            INSERT INTO change (kind, item_id, article_id)
                SELECT 'annotation', id, article_id FROM annotation WHERE id = NEW.annotation_id;
        END;
    """,
    # Whatever has this column is sealed (see seals.py), also the rows that are there already.
    """
    ALTER TABLE article ADD COLUMN checksum BLOB;
    ALTER TABLE reading_place ADD COLUMN checksum BLOB;
    ALTER TABLE annotation ADD COLUMN checksum BLOB;
    ALTER TABLE lesson_pack ADD COLUMN checksum BLOB;
    ALTER TABLE pack_file ADD COLUMN checksum BLOB;
    ALTER TABLE pack_article ADD COLUMN checksum BLOB;
    ALTER TABLE person ADD COLUMN checksum BLOB;
    ALTER TABLE claim ADD COLUMN checksum BLOB;
    ALTER TABLE context_note ADD COLUMN checksum BLOB;
    ALTER TABLE preference ADD COLUMN checksum BLOB;
    ALTER TABLE correction ADD COLUMN checksum BLOB;
    ALTER TABLE speaker_name ADD COLUMN checksum BLOB;
    ALTER TABLE pack_correction ADD COLUMN checksum BLOB;
    ALTER TABLE saved_search ADD COLUMN checksum BLOB;
    ALTER TABLE past_search ADD COLUMN checksum BLOB;
    ALTER TABLE wording ADD COLUMN checksum BLOB;
    """,
)
NEWEST = len(MIGRATIONS)


def version(connection: sqlite3.Connection) -> int:
    """The schema version of the file; 0 for one that was just made."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def is_ours(connection: sqlite3.Connection) -> bool:
    """Whether the file is empty or was made by this program."""
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    return bool(tables == 0 or mark == APPLICATION_ID)


def identity(connection: sqlite3.Connection) -> str:
    """What tells this library and its copies from all others; empty where there is none yet.

    32 digits from 0 to f; where the file says something else, what stands for it.
    """
    row = connection.execute(
        "SELECT CAST(value AS BLOB) FROM preference WHERE name = ?", (_IDENTITY,)
    ).fetchone()
    # Where it is spoilt, it is still the same each time.
    said = (row[0] or b"").decode("utf-8", "replace") if row else ""
    if not said or _IS_IDENTITY.fullmatch(said):
        return said
    return blake2s(said.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def identify(connection: sqlite3.Connection) -> None:
    """Gives a library an identity if it has none."""
    connection.execute(
        "INSERT OR IGNORE INTO preference (name, value) VALUES (?, ?)", (_IDENTITY, uuid4().hex)
    )


def migrate(connection: sqlite3.Connection) -> None:
    """Brings the tables to the newest form, in one transaction: wholly, or not at all.

    A new library gets its identity in the same moment.
    """
    # Two programs may start at once: whoever comes second finds the work done.
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in MIGRATIONS[version(connection) :]:
            for statement in statements(step):
                connection.execute(statement)
        identify(connection)
        seal_what_has_none(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {NEWEST}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def statements(script: str) -> list[str]:
    """The statements of a step, one by one."""
    # executescript() would commit the transaction that holds all the steps together.
    statements, current = [], ""
    for line in script.splitlines(keepends=True):
        current += line
        if sqlite3.complete_statement(current):
            statements.append(current.strip())
            current = ""
    return statements
