"""The files that ship with the program: icons, fonts and themes."""

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def path(name: str) -> Path:
    """Give the absolute path of a shipped file or folder, such as `"themes/light.toml"`.

    `name` has forward slashes. Raises FileNotFoundError if nothing of that name ships.
    """
    found = (_HERE / name).resolve()
    if not found.is_relative_to(_HERE) or not found.exists():
        raise FileNotFoundError(f"No shipped resource is named {name!r}")
    return found
