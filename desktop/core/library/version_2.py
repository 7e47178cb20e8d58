"""The steps to versions 2 and 3, which never change; in one module, as a start loads each."""

# The shelf is read without the texts that stand between its columns.
VERSION_2 = """
    CREATE INDEX article_on_the_shelf ON article (added, id, title, published, publisher);
    """

# A library keeps what its reader thinks of claims.
VERSION_3 = """
    ALTER TABLE annotation ADD COLUMN claim TEXT;
    ALTER TABLE annotation ADD COLUMN stance TEXT;
    """
