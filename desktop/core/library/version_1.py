"""The tables of a library of version 1, as they were released: what stands here never changes."""

VERSION_1 = """
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
        added        TEXT NOT NULL,
        checksum     BLOB
    ) STRICT;
    CREATE TRIGGER the_text_of_an_article_never_changes
        BEFORE UPDATE OF text ON article WHEN NEW.text IS NOT OLD.text
        BEGIN SELECT RAISE(ABORT, 'the text of an article never changes'); END;

    CREATE TABLE reading_place (
        article_id TEXT PRIMARY KEY REFERENCES article (id),
        position   INTEGER NOT NULL,
        visited    TEXT NOT NULL,
        checksum   BLOB
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
        removed    TEXT,
        checksum   BLOB
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
        installed TEXT NOT NULL,
        checksum  BLOB
    ) STRICT;
    CREATE TABLE pack_file (
        pack_id  TEXT NOT NULL REFERENCES lesson_pack (id),
        path     TEXT NOT NULL,
        content  BLOB NOT NULL,
        checksum BLOB,
        PRIMARY KEY (pack_id, path)
    ) STRICT;
    CREATE TABLE pack_article (
        pack_id    TEXT NOT NULL REFERENCES lesson_pack (id),
        position   INTEGER NOT NULL,
        article_id TEXT NOT NULL REFERENCES article (id),
        checksum   BLOB,
        PRIMARY KEY (pack_id, position)
    ) STRICT;
    CREATE INDEX pack_article_by_article ON pack_article (article_id);
    CREATE TABLE person (
        id       TEXT PRIMARY KEY,
        pack_id  TEXT NOT NULL REFERENCES lesson_pack (id),
        name     TEXT NOT NULL,
        names    TEXT NOT NULL,
        body     TEXT NOT NULL,
        checksum BLOB
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
        body        TEXT NOT NULL,
        checksum    BLOB
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
        body       TEXT NOT NULL,
        checksum   BLOB
    ) STRICT;
    CREATE INDEX context_note_by_article ON context_note (article_id);

    CREATE TABLE index_queue (
        revision INTEGER PRIMARY KEY AUTOINCREMENT,
        kind     TEXT NOT NULL,
        item_id  TEXT NOT NULL,
        UNIQUE (kind, item_id)
    ) STRICT;

    CREATE TABLE preference (
        name     TEXT PRIMARY KEY,
        value    TEXT NOT NULL,
        checksum BLOB
    ) STRICT;

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
        removed    TEXT,
        checksum   BLOB
    ) STRICT;
    CREATE INDEX correction_by_article ON correction (article_id);
    CREATE TABLE speaker_name (
        id         TEXT PRIMARY KEY,
        article_id TEXT REFERENCES article (id),
        name       TEXT NOT NULL,
        shown_as   TEXT NOT NULL,
        created    TEXT NOT NULL,
        removed    TEXT,
        checksum   BLOB
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
        created    TEXT NOT NULL,
        checksum   BLOB
    ) STRICT;
    CREATE INDEX pack_correction_by_article ON pack_correction (article_id);

    CREATE TABLE saved_search (
        id       TEXT PRIMARY KEY,
        words    TEXT NOT NULL,
        choices  TEXT NOT NULL,
        created  TEXT NOT NULL,
        removed  TEXT,
        checksum BLOB
    ) STRICT;
    CREATE TABLE past_search (
        words    TEXT NOT NULL,
        choices  TEXT NOT NULL,
        searched TEXT NOT NULL,
        checksum BLOB,
        PRIMARY KEY (words, choices)
    ) STRICT;

    CREATE TABLE wording (
        annotation_id TEXT NOT NULL REFERENCES annotation (id),
        field         TEXT NOT NULL,
        stamped_ms    INTEGER NOT NULL,
        counter       INTEGER NOT NULL,
        device        TEXT NOT NULL,
        value         TEXT NOT NULL,
        written       TEXT NOT NULL,
        is_beside     INTEGER NOT NULL,
        checksum      BLOB,
        PRIMARY KEY (annotation_id, field, stamped_ms, counter, device)
    ) STRICT;
    CREATE INDEX wording_by_stamp ON wording (stamped_ms, counter);

    CREATE TABLE change (
        revision   INTEGER PRIMARY KEY AUTOINCREMENT,
        kind       TEXT NOT NULL,
        item_id    TEXT NOT NULL,
        article_id TEXT,
        UNIQUE (kind, item_id)
    ) STRICT;

    CREATE TRIGGER article_insert_is_a_change AFTER INSERT ON article BEGIN
        DELETE FROM change WHERE kind = 'article' AND item_id = NEW.id;
        INSERT INTO change (kind, item_id, article_id) VALUES ('article', NEW.id, NEW.id);
    END;
    CREATE TRIGGER article_update_is_a_change AFTER UPDATE ON article BEGIN
        DELETE FROM change WHERE kind = 'article' AND item_id = NEW.id;
        INSERT INTO change (kind, item_id, article_id) VALUES ('article', NEW.id, NEW.id);
    END;
    CREATE TRIGGER article_delete_is_a_change AFTER DELETE ON article BEGIN
        DELETE FROM change WHERE kind = 'article' AND item_id = OLD.id;
        INSERT INTO change (kind, item_id, article_id) VALUES ('article', OLD.id, OLD.id);
    END;
    CREATE TRIGGER annotation_insert_is_a_change AFTER INSERT ON annotation BEGIN
        DELETE FROM change WHERE kind = 'annotation' AND item_id = NEW.id;
        INSERT INTO change (kind, item_id, article_id)
            VALUES ('annotation', NEW.id, NEW.article_id);
    END;
    CREATE TRIGGER annotation_update_is_a_change AFTER UPDATE ON annotation BEGIN
        DELETE FROM change WHERE kind = 'annotation' AND item_id = NEW.id;
        INSERT INTO change (kind, item_id, article_id)
            VALUES ('annotation', NEW.id, NEW.article_id);
    END;
    CREATE TRIGGER lesson_pack_insert_is_a_change AFTER INSERT ON lesson_pack BEGIN
        DELETE FROM change WHERE kind = 'lesson' AND item_id = NEW.id;
        INSERT INTO change (kind, item_id, article_id) VALUES ('lesson', NEW.id, NULL);
    END;
    CREATE TRIGGER lesson_pack_delete_is_a_change AFTER DELETE ON lesson_pack BEGIN
        DELETE FROM change WHERE kind = 'lesson' AND item_id = OLD.id;
        INSERT INTO change (kind, item_id, article_id) VALUES ('lesson', OLD.id, NULL);
    END;
    CREATE TRIGGER correction_insert_is_a_change AFTER INSERT ON correction BEGIN
        DELETE FROM change WHERE kind = 'correction' AND item_id = NEW.id;
        INSERT INTO change (kind, item_id, article_id)
            VALUES ('correction', NEW.id, NEW.article_id);
    END;
    CREATE TRIGGER correction_update_is_a_change AFTER UPDATE ON correction BEGIN
        DELETE FROM change WHERE kind = 'correction' AND item_id = NEW.id;
        INSERT INTO change (kind, item_id, article_id)
            VALUES ('correction', NEW.id, NEW.article_id);
    END;
    CREATE TRIGGER speaker_name_insert_is_a_change AFTER INSERT ON speaker_name BEGIN
        DELETE FROM change WHERE kind = 'correction' AND item_id = NEW.id;
        INSERT INTO change (kind, item_id, article_id)
            VALUES ('correction', NEW.id, NEW.article_id);
    END;
    CREATE TRIGGER speaker_name_update_is_a_change AFTER UPDATE ON speaker_name BEGIN
        DELETE FROM change WHERE kind = 'correction' AND item_id = NEW.id;
        INSERT INTO change (kind, item_id, article_id)
            VALUES ('correction', NEW.id, NEW.article_id);
    END;
    CREATE TRIGGER saved_search_insert_is_a_change AFTER INSERT ON saved_search BEGIN
        DELETE FROM change WHERE kind = 'search' AND item_id = NEW.id;
        INSERT INTO change (kind, item_id, article_id) VALUES ('search', NEW.id, NULL);
    END;
    CREATE TRIGGER saved_search_update_is_a_change AFTER UPDATE ON saved_search BEGIN
        DELETE FROM change WHERE kind = 'search' AND item_id = NEW.id;
        INSERT INTO change (kind, item_id, article_id) VALUES ('search', NEW.id, NULL);
    END;
    CREATE TRIGGER past_search_insert_is_a_change AFTER INSERT ON past_search BEGIN
        DELETE FROM change WHERE kind = 'past search' AND item_id = NEW.words;
        INSERT INTO change (kind, item_id, article_id) VALUES ('past search', NEW.words, NULL);
    END;
    CREATE TRIGGER past_search_update_is_a_change AFTER UPDATE ON past_search BEGIN
        DELETE FROM change WHERE kind = 'past search' AND item_id = NEW.words;
        INSERT INTO change (kind, item_id, article_id) VALUES ('past search', NEW.words, NULL);
    END;
    CREATE TRIGGER past_search_delete_is_a_change AFTER DELETE ON past_search BEGIN
        DELETE FROM change WHERE kind = 'past search' AND item_id = OLD.words;
        INSERT INTO change (kind, item_id, article_id) VALUES ('past search', OLD.words, NULL);
    END;
    CREATE TRIGGER preference_insert_is_a_change AFTER INSERT ON preference BEGIN
        DELETE FROM change WHERE kind = 'preference' AND item_id = NEW.name;
        INSERT INTO change (kind, item_id, article_id) VALUES ('preference', NEW.name, NULL);
    END;
    CREATE TRIGGER preference_update_is_a_change AFTER UPDATE ON preference BEGIN
        DELETE FROM change WHERE kind = 'preference' AND item_id = NEW.name;
        INSERT INTO change (kind, item_id, article_id) VALUES ('preference', NEW.name, NULL);
    END;
    CREATE TRIGGER a_wording_is_a_change_of_its_note AFTER INSERT ON wording BEGIN
        DELETE FROM change WHERE kind = 'annotation' AND item_id = NEW.annotation_id;
        INSERT INTO change (kind, item_id, article_id)
            SELECT 'annotation', id, article_id FROM annotation WHERE id = NEW.annotation_id;
    END;
    CREATE TRIGGER a_settled_wording_is_a_change_of_its_note AFTER UPDATE ON wording BEGIN
        DELETE FROM change WHERE kind = 'annotation' AND item_id = NEW.annotation_id;
        INSERT INTO change (kind, item_id, article_id)
            SELECT 'annotation', id, article_id FROM annotation WHERE id = NEW.annotation_id;
    END;
    """
