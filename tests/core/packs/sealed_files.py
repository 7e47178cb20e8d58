"""Sealed packs as strangers make them: whole, spoilt, and made to harm."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from desktop.core.packs.sealed_pack import KIND
from tests.core.packs.conftest import SMALL_PACK

Contents = Mapping[str, bytes]


def parts_of_a_pack() -> dict[str, bytes]:
    """What is in the small pack, without its list of hashes."""
    return {
        "mimetype": KIND,
        "pack.json": b"{}",
        **{f"src/{name}": text.encode() for name, text in SMALL_PACK.items()},
    }


def manifest_of(parts: Contents) -> bytes:
    """The list of hashes as it should be."""
    return "".join(
        f"{sha256(content).hexdigest()}  {name}\n"
        for name, content in parts.items()
        if name != "mimetype"
    ).encode()


def zipped(parts: Contents, method: int = zipfile.ZIP_STORED) -> bytes:
    """An archive of these parts in this order."""
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return whole.getvalue()


def a_sealed_file(
    folder: Path, parts: Contents | None = None, method: int = zipfile.ZIP_STORED
) -> Path:
    """The small pack, or these parts, as a file with a list of hashes that fits."""
    parts = parts or parts_of_a_pack()
    path = folder / "small.sbpack"
    path.write_bytes(zipped({**parts, "MANIFEST.sha256": manifest_of(parts)}, method))
    return path
