"""The step to version 2: the shelf is read without the texts that stand between its columns."""

VERSION_2 = """
    CREATE INDEX article_on_the_shelf ON article (added, id, title, published, publisher);
    """
