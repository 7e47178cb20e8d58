"""The step to version 5: it keeps how its texts are set, and their pictures; it never changes."""

VERSION_5 = """
    ALTER TABLE article ADD COLUMN shape TEXT;
    CREATE TABLE picture (
        name     TEXT PRIMARY KEY,
        content  BLOB NOT NULL,
        checksum BLOB
    ) STRICT;
    """
