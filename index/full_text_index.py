"""The index itself: documents in, hits out, and every trouble with a name.

This is the only module to be imported with care: it brings Whoosh and numpy with it.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Collection as Several
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Self

from index.asking.operators import Operators
from index.asking.query import Fuzzy, Query, Wildcard
from index.document import Document, Facets, Hits, Order
from index.errors import IndexDamaged, IndexNotWritable, SearchIndexError
from index.index_folder import make
from index.location import index_path, is_begun
from index.scoring.ranking import HitsWanted
from index.segments.fields import GROUP, ID, WORDS, attribute_field
from index.whoosh_base.index import PATIENCE, ArrayIndex
from index.whoosh_base.schema import row
from index.words.analysis import fold

_NO_ROOM = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.ENOTDIR)


class FullTextIndex:
    """An index in a folder; may be shared by threads, and written by several processes in turn.

    The folder may be deleted at any moment: the next search or change raises IndexDamaged.
    `is_new` when the index was made on the spot and holds nothing yet.
    """

    def __init__(
        self,
        path: Path,
        operators: Operators,
        *,
        is_new: bool,
        patience: float = PATIENCE,
    ) -> None:
        self.is_new = is_new
        self._path = path
        self._index = ArrayIndex(path, operators.attributes, patience)
        self._lock = Lock()
        self._writing = Lock()

    @classmethod
    def open_or_make(
        cls,
        folder: Path,
        operators: Operators,
        *,
        patience: float = PATIENCE,
    ) -> Self:
        """The index of this form in `folder`, made empty when there is none.

        Raises IndexDamaged for one that cannot be read, IndexNotWritable where none can be made.
        """
        path = index_path(folder, operators)
        is_new = not is_begun(path)
        if is_new:
            try:
                make(path)
            except OSError as error:
                raise IndexNotWritable(f"{path}: {error}") from error
        index = cls(path, operators, is_new=is_new, patience=patience)
        with _named_errors(path):
            index._index.refresh()
        return index

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_trouble: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of all files and of what was read; what is asked next opens them again."""
        with self._lock:
            self._index.close()

    @property
    def whoosh(self) -> ArrayIndex:
        """The index as Whoosh has it, for its own queries and collectors; for one thread."""
        return self._index

    def search(
        self,
        query: Query,
        limit: int = 100,
        per_group: int = 0,
        *,
        facets: Facets = (),
        order: Order | None = None,
        whole_up_to: int = 0,
    ) -> Hits:
        """The best `limit` answers among all that was written so far. Raises IndexDamaged.

        With an `order` they are the first of all that is found in that order, the best first
        among equals. With `per_group` no group has more hits than that among them. When no more
        than `whole_up_to` are found, all of them are given, whatever the limits. `facets` are
        columns whose values are counted among all that is found: "kind", "group", "year", and
        the names of attributes; of each the 100 most frequent values, or as many as it says.
        """
        with self._lock, _named_errors(self._path):
            searcher = self._index.current_searcher()
            wanted = HitsWanted(limit, per_group, facets, order, whole_up_to)
            return searcher.hits(query, wanted)

    def document_count(self) -> int:
        """How many documents can be found. Raises IndexDamaged."""
        with self._lock, _named_errors(self._path):
            return int(self._index.current_searcher().doc_count())

    def suggest(self, word: str, most: int = 3, *, attribute: str = "") -> list[str]:
        """Words of the index that `word` may be meant to be, likeliest first. Raises IndexDamaged.

        They are as `index.words.analysis.fold` gives them, and more frequent than the word itself;
        words of texts and headings, or those of one attribute alone.
        """
        with self._lock, _named_errors(self._path):
            field = attribute_field(attribute) if attribute else WORDS
            return self._index.current_searcher().collection.suggestions(field, fold(word), most)

    def has_too_many(self, node: Wildcard | Fuzzy) -> bool:
        """Whether more words of texts and headings fit than are looked for. Raises IndexDamaged."""
        with self._lock, _named_errors(self._path):
            collection = self._index.current_searcher().collection
            return bool(collection.has_too_many(WORDS, node))

    def completions(self, start: str, most: int = 10) -> list[str]:
        """The most frequent words of the index that begin so. Raises IndexDamaged."""
        with self._lock, _named_errors(self._path):
            return self._index.current_searcher().collection.completions(fold(start), most)

    def replace(
        self, documents: Iterable[Document], *, groups: Several[str] = (), ids: Several[str] = ()
    ) -> None:
        """Takes out these groups and ids and puts the documents in, all at once or not at all.

        A document also takes the place of an older one with its id; of two with the same id
        the later one counts. Raises IndexDamaged, IndexBusy or IndexNotWritable.
        """
        with self._writing:
            writer = self._index.writer()
            for document in documents:
                writer.update_document(**row(document))
            for group in groups:
                writer.delete_by_term(GROUP, group)
            for each in ids:
                writer.delete_by_term(ID, each)
            # What cannot be written is no damage to the index.
            writer.prepare()
            with _named_errors(self._path):
                writer.commit()

    def remove(self, *, groups: Several[str] = (), ids: Several[str] = ()) -> None:
        """Takes documents out. Raises IndexDamaged, IndexBusy or IndexNotWritable."""
        self.replace((), groups=groups, ids=ids)

    def tidy(self, should_stop: Callable[[], bool] = lambda: False) -> bool:
        """Makes many segments into few, which makes searches quicker; for when nobody waits.

        What was written is put on the disk first, so that not even a power cut undoes it.
        Searches and changes go on meanwhile. Says whether all is tidy now; if not, it was
        stopped, or somebody else tidied too. Raises IndexDamaged, IndexBusy or IndexNotWritable.
        """
        with _named_errors(self._path):
            return self._index.optimize(should_stop)


@contextmanager
def _named_errors(path: Path) -> Iterator[None]:
    """Whatever is raised over a damaged file, and that may be anything at all, gets a name."""
    try:
        yield
    except SearchIndexError:
        raise
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise IndexNotWritable(f"{path}: {error}") from error
        raise IndexDamaged(f"{path}: {error}") from error
    except Exception as error:
        raise IndexDamaged(f"{path}: {error!r}") from error
