"""The step to version 3: a library keeps what its reader thinks of claims; it never changes."""

VERSION_3 = """
    ALTER TABLE annotation ADD COLUMN claim TEXT;
    ALTER TABLE annotation ADD COLUMN stance TEXT;
    """
