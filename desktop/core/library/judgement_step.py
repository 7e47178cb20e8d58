"""The step by which a library keeps what its reader thinks of claims; it never changes."""

JUDGEMENTS = """
    ALTER TABLE annotation ADD COLUMN claim TEXT;
    ALTER TABLE annotation ADD COLUMN stance TEXT;
    """
