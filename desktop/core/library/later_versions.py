"""The steps to versions 2 to 10, which never change; in one module, as a start loads each."""

# The shelf is read without the texts that stand between its columns.
VERSION_2 = """
    CREATE INDEX article_on_the_shelf ON article (added, id, title, published, publisher);
    """

# A library keeps what its reader thinks of claims.
VERSION_3 = """
    ALTER TABLE annotation ADD COLUMN claim TEXT;
    ALTER TABLE annotation ADD COLUMN stance TEXT;
    """


# A note may stand on words of a second article too.
VERSION_4 = """
    ALTER TABLE annotation ADD COLUMN also_in TEXT REFERENCES article (id);
    ALTER TABLE annotation ADD COLUMN also_start INTEGER;
    ALTER TABLE annotation ADD COLUMN also_end INTEGER;
    ALTER TABLE annotation ADD COLUMN also_exact TEXT;
    ALTER TABLE annotation ADD COLUMN also_prefix TEXT;
    ALTER TABLE annotation ADD COLUMN also_suffix TEXT;
    CREATE INDEX annotation_by_second_place ON annotation (also_in);
    """

# It keeps how its texts are set, and their pictures.
VERSION_5 = """
    ALTER TABLE article ADD COLUMN shape TEXT;
    CREATE TABLE picture (
        name     TEXT PRIMARY KEY,
        content  BLOB NOT NULL,
        checksum BLOB
    ) STRICT;
    """

# It keeps what its reader finds out about sources.
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

# It is a place: articles have tags, collections, a bin, and what their reader said of them.
VERSION_8 = """
    ALTER TABLE article ADD COLUMN removed TEXT;
    DROP INDEX article_on_the_shelf;
    CREATE INDEX article_in_the_library ON article (added, id, title, published, publisher)
        WHERE removed IS NULL;
    ALTER TABLE reading_place ADD COLUMN furthest INTEGER;
    CREATE TABLE reading_mark (
        article_id TEXT PRIMARY KEY REFERENCES article (id),
        state      TEXT NOT NULL,
        marked     TEXT NOT NULL,
        checksum   BLOB
    ) STRICT;
    CREATE TABLE article_tag (
        article_id TEXT NOT NULL REFERENCES article (id),
        tag        TEXT NOT NULL,
        tagged     TEXT NOT NULL,
        removed    TEXT,
        checksum   BLOB,
        PRIMARY KEY (article_id, tag)
    ) STRICT;
    CREATE INDEX article_by_tag ON article_tag (tag);
    CREATE TABLE collection (
        id       TEXT PRIMARY KEY,
        name     TEXT NOT NULL,
        created  TEXT NOT NULL,
        removed  TEXT,
        checksum BLOB
    ) STRICT;
    CREATE TABLE collected (
        collection_id TEXT NOT NULL REFERENCES collection (id),
        article_id    TEXT NOT NULL REFERENCES article (id),
        added         TEXT NOT NULL,
        removed       TEXT,
        checksum      BLOB,
        PRIMARY KEY (collection_id, article_id)
    ) STRICT;
    CREATE INDEX collected_by_article ON collected (article_id);
    CREATE TABLE article_origin (
        article_id TEXT NOT NULL REFERENCES article (id),
        field      TEXT NOT NULL,
        given_by   TEXT NOT NULL,
        before     TEXT NOT NULL,
        changed    TEXT NOT NULL,
        checksum   BLOB,
        PRIMARY KEY (article_id, field)
    ) STRICT;
    CREATE TABLE article_measure (
        article_id     TEXT PRIMARY KEY REFERENCES article (id),
        edition        INTEGER NOT NULL,
        characters     INTEGER NOT NULL,
        words          INTEGER NOT NULL,
        are_characters INTEGER NOT NULL,
        minutes        INTEGER NOT NULL,
        grade          INTEGER,
        quotes         INTEGER
    ) STRICT;

    CREATE TRIGGER reading_mark_insert_is_a_change AFTER INSERT ON reading_mark BEGIN
        DELETE FROM change WHERE kind = 'article' AND item_id = NEW.article_id;
        INSERT INTO change (kind, item_id, article_id)
            VALUES ('article', NEW.article_id, NEW.article_id);
    END;
    CREATE TRIGGER reading_mark_update_is_a_change AFTER UPDATE ON reading_mark BEGIN
        DELETE FROM change WHERE kind = 'article' AND item_id = NEW.article_id;
        INSERT INTO change (kind, item_id, article_id)
            VALUES ('article', NEW.article_id, NEW.article_id);
    END;
    CREATE TRIGGER article_tag_insert_is_a_change AFTER INSERT ON article_tag BEGIN
        DELETE FROM change WHERE kind = 'article' AND item_id = NEW.article_id;
        INSERT INTO change (kind, item_id, article_id)
            VALUES ('article', NEW.article_id, NEW.article_id);
        DELETE FROM change WHERE kind = 'collection' AND item_id = '#' || NEW.tag;
        INSERT INTO change (kind, item_id, article_id)
            VALUES ('collection', '#' || NEW.tag, NULL);
    END;
    CREATE TRIGGER article_tag_update_is_a_change AFTER UPDATE ON article_tag BEGIN
        DELETE FROM change WHERE kind = 'article' AND item_id = NEW.article_id;
        INSERT INTO change (kind, item_id, article_id)
            VALUES ('article', NEW.article_id, NEW.article_id);
        DELETE FROM change WHERE kind = 'collection' AND item_id = '#' || NEW.tag;
        INSERT INTO change (kind, item_id, article_id)
            VALUES ('collection', '#' || NEW.tag, NULL);
    END;
    CREATE TRIGGER article_in_the_bin_is_a_change AFTER UPDATE OF removed ON article BEGIN
        DELETE FROM change WHERE kind = 'collection' AND item_id = 'bin';
        INSERT INTO change (kind, item_id, article_id) VALUES ('collection', 'bin', NULL);
    END;
    CREATE TRIGGER collection_insert_is_a_change AFTER INSERT ON collection BEGIN
        DELETE FROM change WHERE kind = 'collection' AND item_id = NEW.id;
        INSERT INTO change (kind, item_id, article_id)
            VALUES ('collection', NEW.id, NULL);
    END;
    CREATE TRIGGER collection_update_is_a_change AFTER UPDATE ON collection BEGIN
        DELETE FROM change WHERE kind = 'collection' AND item_id = NEW.id;
        INSERT INTO change (kind, item_id, article_id)
            VALUES ('collection', NEW.id, NULL);
    END;
    CREATE TRIGGER collected_insert_is_a_change AFTER INSERT ON collected BEGIN
        DELETE FROM change WHERE kind = 'collection' AND item_id = NEW.collection_id;
        INSERT INTO change (kind, item_id, article_id)
            VALUES ('collection', NEW.collection_id, NULL);
    END;
    CREATE TRIGGER collected_update_is_a_change AFTER UPDATE ON collected BEGIN
        DELETE FROM change WHERE kind = 'collection' AND item_id = NEW.collection_id;
        INSERT INTO change (kind, item_id, article_id)
            VALUES ('collection', NEW.collection_id, NULL);
    END;
    """

# It keeps where the parts of what an article says of its source were read.
VERSION_9 = """
    ALTER TABLE article ADD COLUMN origins TEXT;
    """

# It keeps whose a note is that somebody else wrote, and notes that wait for their article.
VERSION_10 = """
    ALTER TABLE annotation ADD COLUMN author TEXT;
    CREATE TABLE waiting_note (
        id        TEXT PRIMARY KEY,
        content   TEXT NOT NULL,
        came_from TEXT NOT NULL,
        came      TEXT NOT NULL,
        removed   TEXT,
        checksum  BLOB
    ) STRICT;
    """
