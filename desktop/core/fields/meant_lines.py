"""Lines that were meant for a field or a heading, and are written as neither."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.core.fields.fields import Field, FieldNames, read_field, unquoted
from desktop.core.fields.problem import FieldSlip

# What lists and quotations begin with, also as word processors write it.
_SIGN = re.compile(r"[ \t\xa0]*(?:[-*+–—•·>]|[0-9]{1,3}[.)])[ \t\xa0]+(?=[^\s])")
_NO_COLON = re.compile(r"[ \t\xa0]*(?P<name>[A-Za-z][A-Za-z-]*)(?P<gap>[ \t\xa0]*=|[ \t\xa0]+)")
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class MeantField:
    """A line that would be a `field` if it were written so; `slip` is what keeps it from that."""

    slip: FieldSlip
    field: Field

    @property
    def meant(self) -> str:
        """How the line is to be written."""
        return f"{self.field.name}: {self.field.value}"


def meant_field(
    line: str, number: int, names: FieldNames, *, is_among_fields: bool
) -> MeantField | None:
    """The field that a line at the top of a record was meant for; None for a line of text.

    It `is_among_fields` where one stands on the line before it or after it, so that it is no text:
    elsewhere “On Monday …” begins a sentence, and “- Claim: …” an answer to choose.
    """
    if (sign := _SIGN.match(line)) is not None:
        field = read_field(line[sign.end() :], number, known=names.known)
        if field is None or field.name not in names.once:
            return None
        # Without its type a question has no answers to choose yet.
        if names.has_items and field.name != "type" and not is_among_fields:
            return None
        return MeantField(FieldSlip.FIELD_BEHIND_SIGN, field)
    found = _NO_COLON.match(line, 0, _LONGEST)
    if found is None or found["name"].casefold() not in names.once:
        return None
    value = line[found.end() :].strip()
    is_clear = "=" in found["gap"] or "\t" in found["gap"] or unquoted(value) != value
    if not value or not (is_clear or is_among_fields):
        return None
    return MeantField(FieldSlip.NO_COLON, Field(found["name"].casefold(), value, number))
