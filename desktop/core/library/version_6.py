"""The step to version 6: it keeps what its reader finds out about sources; it never changes."""

VERSION_6 = """
    ALTER TABLE annotation ADD COLUMN question TEXT;
    ALTER TABLE annotation ADD COLUMN publisher TEXT;
    CREATE INDEX annotation_by_publisher ON annotation (publisher) WHERE publisher IS NOT NULL;
    """
