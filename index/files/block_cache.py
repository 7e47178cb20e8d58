"""What was read of an index and may be wanted again, up to a number of bytes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any


class BlockCache:
    """Keeps what was used last; may be shared by the files of an index and by threads."""

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._held: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._lock = Lock()
        self.bytes_held = 0

    def get(self, key: Hashable, read: Callable[[], tuple[Any, int]]) -> Any:
        """What is held under the key, or else what `read` gives, with its size in bytes."""
        # Without the lock: at worst another thread has just thrown out what is wanted.
        try:
            held = self._held[key]
            self._held.move_to_end(key)
        except KeyError:
            pass
        else:
            return held[0]
        value, size = read()
        if size <= self._most_bytes // 4:
            self._keep(key, value, size)
        return value

    def clear(self) -> None:
        """Lets go of everything."""
        with self._lock:
            self._held.clear()
            self.bytes_held = 0

    def _keep(self, key: Hashable, value: Any, size: int) -> None:
        with self._lock:
            if key in self._held:
                return
            self._held[key] = (value, size)
            self.bytes_held += size
            while self.bytes_held > self._most_bytes:
                _, (_, freed) = self._held.popitem(last=False)
                self.bytes_held -= freed
