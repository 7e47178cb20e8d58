"""A note of another program as the library keeps it while it waits for its article."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from desktop.core.pen import Pen
from desktop.core.student_work.readers.foreign_note import (
    ForeignNote,
    ForeignTarget,
    ForeignText,
    NotesFormat,
)


def content_of(form: NotesFormat, note: ForeignNote) -> str:
    """All that is known of it, as JSON."""
    return json.dumps({"form": form, "note": asdict(note)}, ensure_ascii=False)


def note_in(content: str) -> tuple[NotesFormat, ForeignNote]:
    """The note again. Raises ValueError, TypeError or LookupError where it is none."""
    held = json.loads(content)
    values = dict(held["note"])
    pen, also = values["pen"], values["also"]
    values |= {
        "target": _target(values["target"]),
        "also": _target(also) if also is not None else None,
        "pen": Pen(pen) if pen is not None else None,
        "tags": tuple(values["tags"]),
        "outgrew": tuple(values.get("outgrew", ())),
    }
    return NotesFormat(held["form"]), ForeignNote(**values)


def _target(values: dict[str, Any]) -> ForeignTarget:
    about = values["about"]
    text = ForeignText(about["title"], about["author"], tuple(about["addresses"]))
    return ForeignTarget(**{**values, "about": text})
