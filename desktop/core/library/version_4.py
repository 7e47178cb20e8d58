"""The step to version 4: a library keeps how its texts are set, and their pictures; it is final."""

VERSION_4 = """
    ALTER TABLE article ADD COLUMN shape TEXT;
    CREATE TABLE picture (
        name     TEXT PRIMARY KEY,
        content  BLOB NOT NULL,
        checksum BLOB
    ) STRICT;
    """
