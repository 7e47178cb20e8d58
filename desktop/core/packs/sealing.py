"""A pack made into one file: the same folder gives the same bytes, on every computer."""

from __future__ import annotations

import zipfile
from hashlib import sha256
from io import BytesIO

from desktop.core.lesson import LessonPack
from desktop.core.packs.contents import LessonContents
from desktop.core.packs.resolved import resolved
from desktop.core.packs.sealed_entries import MANIFEST, MIMETYPE, RESOLVED, SOURCES
from desktop.core.packs.sealed_pack import KIND, SUFFIX

# The first day that ZIP knows: when a pack was built is no part of it.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_ON_UNIX = 3
_A_READABLE_FILE = 0o100644 << 16


def sealed(pack: LessonPack, contents: LessonContents) -> bytes:
    """The pack as one file: its folder as written, all of it resolved, and a hash of each.

    Nothing is packed tightly: libraries that do so give other bytes on other computers.
    """
    entries = {RESOLVED: resolved(pack, contents)}
    entries.update((f"{SOURCES}{file.path}", file.content) for file in pack.files)
    manifest = "".join(
        f"{sha256(content).hexdigest()}  {name}\n" for name, content in sorted(entries.items())
    )
    entries[MANIFEST] = manifest.encode()
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as packed:
        # What tells the kind of a file looks at its beginning.
        packed.writestr(_entry(MIMETYPE), KIND)
        for name, content in sorted(entries.items()):
            packed.writestr(_entry(name), content)
    return whole.getvalue()


def usual_name(pack: LessonPack, *, is_for_pupils: bool = False) -> str:
    """What the file of a pack is called unless somebody says otherwise."""
    return f"{pack.id}-{pack.edition}{'-pupils' if is_for_pupils else ''}{SUFFIX}"


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _NO_TIME)
    entry.create_system = _ON_UNIX
    entry.external_attr = _A_READABLE_FILE
    return entry
