"""The step to version 4: a library keeps what its reader finds out about sources.

What stands here never changes.
"""

VERSION_4 = """
    ALTER TABLE annotation ADD COLUMN question TEXT;
    ALTER TABLE annotation ADD COLUMN publisher TEXT;
    CREATE INDEX annotation_by_publisher ON annotation (publisher) WHERE publisher IS NOT NULL;
    """
