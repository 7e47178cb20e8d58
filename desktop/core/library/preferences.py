"""Small settings of the reader that belong with the work, such as the theme."""

from __future__ import annotations

from desktop.core.library.connection import Connection


class StoredPreferences:
    """Values by name, as text."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> dict[str, str]:
        """Every stored value by its name, but for the library's identity, which nobody prefers."""
        rows = self._connection.read("SELECT name, value FROM preference WHERE name <> 'identity'")
        return {str(name): str(value) for name, value in rows}

    def put(self, name: str, value: str) -> None:
        """Stores a value in the place of the one before."""
        with self._connection.transaction():
            self._connection.write(
                "INSERT OR REPLACE INTO preference (name, value) VALUES (?, ?)", (name, value)
            )
