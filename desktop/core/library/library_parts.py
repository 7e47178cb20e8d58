"""What the library is parted into, as the shelf shows it: a few counts, and no text is read."""

from __future__ import annotations

from desktop.core.library.connection import Connection

# What was never opened, and of which nothing else was said, or of which just that was.
_UNREAD = """
    SELECT 'unread', '', '', count(*) FROM article a
      LEFT JOIN reading_place p ON p.article_id = a.id
      LEFT JOIN reading_mark m ON m.article_id = a.id
     WHERE a.removed IS NULL
       AND (m.state = 'unread' OR (p.article_id IS NULL AND coalesce(m.state, '') = ''))
    HAVING count(*) > 0
    """


def parts_of(connection: Connection, most: int) -> tuple[tuple[str, str, str, int], ...]:
    """What the library is parted into, each with its value, its name and how much is in it.

    They are what is unread, where anything is, the collections, the `most` used tags, and the bin,
    where any article lies there.
    """
    rows = connection.read(_UNREAD)
    rows += connection.read(
        "SELECT 'collection', c.id, c.name, (SELECT count(*) FROM collected i JOIN article a"
        " ON a.id = i.article_id WHERE i.collection_id = c.id AND i.removed IS NULL"
        " AND a.removed IS NULL) FROM collection c WHERE c.removed IS NULL"
        " ORDER BY c.created, c.rowid"
    )
    rows += connection.read(
        "SELECT 'tag', t.tag, '#' || t.tag, count(*) FROM article_tag t JOIN article a"
        " ON a.id = t.article_id WHERE t.removed IS NULL AND a.removed IS NULL"
        " GROUP BY t.tag ORDER BY count(*) DESC, t.tag LIMIT ?",
        (most,),
    )
    rows += connection.read(
        "SELECT 'bin', '', '', count(*) FROM article WHERE removed IS NOT NULL HAVING count(*) > 0"
    )
    return tuple((str(row[0]), str(row[1]), str(row[2]), int(row[3])) for row in rows)
