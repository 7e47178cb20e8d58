"""The steps to versions 6 and 7, which never change; in one module, as a start loads each."""

# A library keeps what its reader finds out about sources.
VERSION_6 = """
    ALTER TABLE annotation ADD COLUMN question TEXT;
    ALTER TABLE annotation ADD COLUMN publisher TEXT;
    CREATE INDEX annotation_by_publisher ON annotation (publisher) WHERE publisher IS NOT NULL;
    """

# A text may become another one: each is kept before that, and where every mark stood in it.
VERSION_7 = """
    CREATE TABLE article_version (
        article_id   TEXT NOT NULL REFERENCES article (id),
        number       INTEGER NOT NULL,
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
        shape        TEXT,
        came         TEXT NOT NULL,
        came_from    TEXT NOT NULL,
        removed      TEXT,
        checksum     BLOB,
        PRIMARY KEY (article_id, number)
    ) STRICT;
    CREATE TABLE carried_place (
        kind         TEXT NOT NULL,
        item_id      TEXT NOT NULL,
        article_id   TEXT NOT NULL REFERENCES article (id),
        number       INTEGER NOT NULL,
        from_number  INTEGER NOT NULL,
        start        INTEGER NOT NULL,
        end          INTEGER NOT NULL,
        exact        TEXT NOT NULL,
        prefix       TEXT NOT NULL,
        suffix       TEXT NOT NULL,
        lost_from    INTEGER,
        before_start INTEGER NOT NULL,
        before_end   INTEGER NOT NULL,
        before_exact TEXT NOT NULL,
        before_prefix TEXT NOT NULL,
        before_suffix TEXT NOT NULL,
        to_start     INTEGER,
        to_end       INTEGER,
        outcome      TEXT NOT NULL,
        cause        TEXT NOT NULL,
        settled      TEXT,
        checksum     BLOB,
        PRIMARY KEY (kind, item_id, article_id, number)
    ) STRICT;
    CREATE INDEX carried_place_by_article ON carried_place (article_id, number);
    CREATE TABLE put_by (
        digest   TEXT NOT NULL,
        kind     TEXT NOT NULL,
        item_id  TEXT NOT NULL,
        content  TEXT NOT NULL,
        put_by   TEXT NOT NULL,
        restored TEXT,
        checksum BLOB,
        PRIMARY KEY (digest, kind, item_id)
    ) STRICT;
    ALTER TABLE annotation ADD COLUMN lost_from INTEGER;
    ALTER TABLE annotation ADD COLUMN also_lost_from INTEGER;
    DROP TRIGGER the_text_of_an_article_never_changes;
    CREATE TRIGGER a_text_is_kept_before_it_changes
        BEFORE UPDATE OF text ON article WHEN NEW.text IS NOT OLD.text AND NOT EXISTS
            (SELECT 1 FROM article_version WHERE article_id = OLD.id AND text = OLD.text)
        BEGIN SELECT RAISE(ABORT, 'the text of an article is kept before it changes'); END;
    CREATE TRIGGER a_text_that_was_kept_never_changes
        BEFORE UPDATE OF text ON article_version WHEN NEW.text IS NOT OLD.text
        BEGIN SELECT RAISE(ABORT, 'a text that was kept never changes'); END;
    CREATE TRIGGER a_carried_place_is_a_change_of_its_note
        AFTER UPDATE ON carried_place WHEN NEW.kind <> 'correction' BEGIN
        DELETE FROM change WHERE kind = 'annotation' AND item_id = NEW.item_id;
        INSERT INTO change (kind, item_id, article_id)
            VALUES ('annotation', NEW.item_id, NEW.article_id);
    END;
    """
