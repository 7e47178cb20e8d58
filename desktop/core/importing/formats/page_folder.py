"""The folder that browsers save beside a page, with its pictures."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

_LARGEST = 5 * 2**20
_MOST_FILES = 300
# What browsers call the folder of a page.html in their languages, and Office's.
_ENDINGS = ("_files", "-Dateien", "_fichiers", "_archivos", "_arquivos", ".files", "_bestanden")


class FolderBeside:
    """Reads what lies in the folder of a page, and nothing outside of it."""

    def __init__(self, page: Path) -> None:
        self._page = page
        self._left = _MOST_FILES

    def __call__(self, address: str) -> bytes | None:
        """The bytes of a file as the page names it; None where it is no file of this folder."""
        parts = unquote(address.partition("?")[0]).removeprefix("./").split("/")
        if len(parts) < 2 or parts[0] not in self._folders() or self._left <= 0:
            return None
        if any(part in {"", ".", ".."} or "\\" in part or ":" in part for part in parts):
            return None
        try:
            folder = (self._page.parent / parts[0]).resolve()
            file = self._page.parent.joinpath(*parts).resolve()
            if not file.is_relative_to(folder) or not file.is_file():
                return None
            if file.stat().st_size > _LARGEST:
                return None
            self._left -= 1
            return file.read_bytes()
        except (OSError, ValueError, RuntimeError):
            return None

    def _folders(self) -> frozenset[str]:
        return frozenset(f"{self._page.stem}{ending}" for ending in _ENDINGS)
