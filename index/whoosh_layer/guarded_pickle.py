"""Whoosh keeps parts of an index as pickles; here they can make numbers, words and no calls.

Unpickling runs whatever a file asks for, so a folder that was swapped would be code. Only the
few classes that Whoosh itself writes are let through.
"""

from __future__ import annotations

import io
import pickle
from types import SimpleNamespace
from typing import IO, Any

_ALLOWED = frozenset(
    {
        ("builtins", "set"),
        ("builtins", "frozenset"),
        ("builtins", "dict"),
        ("builtins", "int"),
        ("builtins", "list"),
        ("builtins", "object"),
        ("collections", "defaultdict"),
        ("copyreg", "_reconstructor"),
        ("whoosh.codec.whoosh3", "W3Codec"),
        ("whoosh.codec.whoosh3", "W3Segment"),
    }
)


class _Guarded(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in _ALLOWED:
            raise pickle.UnpicklingError(f"an index file asks for {module}.{name}")
        return super().find_class(module, name)


def load(file: IO[bytes]) -> Any:
    """The plain values that a file holds at its place. Raises UnpicklingError for others."""
    return _Guarded(file).load()


def loads(content: bytes) -> Any:
    """The plain values in these bytes. Raises UnpicklingError for others."""
    return load(io.BytesIO(content))


def dumps(values: object, _protocol: int = 0) -> bytes:
    """Plain values as bytes, in a form that has bytes: older ones call a function for them."""
    return pickle.dumps(values, 4)


def guard_whoosh() -> None:
    """Puts the guarded functions in the place of those that Whoosh imported."""
    from whoosh import columns, index  # noqa: PLC0415
    from whoosh.codec import whoosh3  # noqa: PLC0415
    from whoosh.filedb import structfile  # noqa: PLC0415

    structfile.load_pickle = load
    columns.loads = loads
    whoosh3.loads = loads
    whoosh3.dumps = dumps
    index.pickle = SimpleNamespace(
        loads=loads, dumps=pickle.dumps, PicklingError=pickle.PicklingError
    )
