"""The lesson packs that ship with the program."""

from pathlib import Path

# In the order of the shelf.
_PACK_NAMES = ("who-says-so", "tanners-bridge", "lumio-band")


def pack_folders() -> tuple[Path, ...]:
    """The folders of the shipped packs, in the order in which the shelf shows them."""
    packs = Path(__file__).parent / "packs"
    return tuple(packs / name for name in _PACK_NAMES)


def starter_folder() -> Path:
    """The pack that a teacher begins with, complete and small."""
    return Path(__file__).parent / "starter"
