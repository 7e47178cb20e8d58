"""What is wrong with a file of `name: value` lines, in words for whoever wrote it."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.core.fields.problem import FieldSlip
from desktop.wording.counting import grouped
from desktop.wording.translation_context import TranslationContext

FieldSlips = TranslationContext("FieldSlips")


def field_slips(count: int) -> Mapping[FieldSlip, tuple[str, str]]:
    """What is wrong and what to do, for a slip that holds this count; values stand in braces."""
    return {
        FieldSlip.NOT_A_CHOICE: (
            FieldSlips.tr("“{words}” is not one of the words for “{field}:”"),
            FieldSlips.tr("Choose one of: {known}."),
        ),
        FieldSlip.NOT_A_DATE: (
            FieldSlips.tr("“{words}” is not a date that the program can read"),
            FieldSlips.tr(
                "Write year-month-day, for example 2025-09-01; 2025-09 and 2025 will do too."
            ),
        ),
        FieldSlip.NOT_A_DAY: (
            FieldSlips.tr("“{words}” is not a date that the program can read"),
            FieldSlips.tr("Write year-month-day, for example 2025-09-01."),
        ),
        FieldSlip.TOO_MANY_FIELDS: (
            FieldSlips.tr("there are more than %n fields here", None, count),
            FieldSlips.tr("Make several records of this one."),
        ),
        FieldSlip.FIELD_TWICE: (
            FieldSlips.tr("the field “{field}:” stands twice"),
            FieldSlips.tr("Keep one of the two lines and delete the other."),
        ),
        FieldSlip.UNKNOWN_FIELD: (
            FieldSlips.tr("the field “{field}:” is not known here, so nothing reads it"),
            FieldSlips.tr("Fields known here: {known}."),
        ),
        FieldSlip.STRAY_FIELD: (
            FieldSlips.tr("“{field}:” looks like a field but is read as text"),
            FieldSlips.tr(
                "If “{known_field}:” is meant, move the line up, directly under the heading."
            ),
        ),
        FieldSlip.NO_FIELD: (
            FieldSlips.tr("this line cannot be read as a field: “{words}”"),
            FieldSlips.tr("Write it as  name: value  on one line."),
        ),
        FieldSlip.FIELD_BEHIND_SIGN: (
            FieldSlips.tr("“{words}” begins with a sign, and so it would be text, not a field"),
            FieldSlips.tr("Write it without the sign:  {meant}"),
        ),
        FieldSlip.NO_COLON: (
            FieldSlips.tr("“{words}” has no colon, and so it would be text, not a field"),
            FieldSlips.tr("Put a colon behind the name:  {meant}"),
        ),
        FieldSlip.NO_HEADING: (
            FieldSlips.tr("“{title}” has an id, but does not begin as a heading does"),
            FieldSlips.tr("Write it so:  ## {title} {{#{id}}}"),
        ),
        FieldSlip.FIELD_IN_NO_RECORD: (
            FieldSlips.tr("“{field}:” stands under no heading, and so nothing reads it"),
            FieldSlips.tr(
                "Begin with a line  ## {title} {{#{id}}}  and write the fields under it."
            ),
        ),
        FieldSlip.FIELD_MISSING: (
            FieldSlips.tr("the field “{field}:” is missing"),
            FieldSlips.tr("Add a line  {field}: …"),
        ),
        FieldSlip.EMPTY_FILE: (
            FieldSlips.tr("this file is empty"),
            FieldSlips.tr("Begin it with a line ---, then the fields, then another line ---."),
        ),
        FieldSlip.HEAD_NOT_OPENED: (
            FieldSlips.tr("the fields at the top do not begin with three hyphens"),
            FieldSlips.tr("Put a line --- above the first field and another one under the last."),
        ),
        FieldSlip.HEAD_NOT_CLOSED: (
            FieldSlips.tr("the fields at the top are not closed"),
            FieldSlips.tr("Put a line --- under “{field}: {words}”."),
        ),
        FieldSlip.EMPTY_HEAD_NOT_CLOSED: (
            FieldSlips.tr("the fields at the top are not closed"),
            FieldSlips.tr("Put a line --- under the last field."),
        ),
        FieldSlip.TOO_MANY_RECORDS: (
            grouped(
                FieldSlips.tr("there are more than %n records in this file", None, count), count
            ),
            FieldSlips.tr("Make several packs of this one."),
        ),
        FieldSlip.NO_ID: (
            FieldSlips.tr("“{title}” has no id"),
            FieldSlips.tr(
                "Add  {{#{id}}}  at the end of the line. The id must never change later."
            ),
        ),
        FieldSlip.UNUSABLE_ID: (
            FieldSlips.tr("“{id}” cannot be used as an id"),
            FieldSlips.tr(
                "An id is made of letters, digits and hyphens, for example  town-meeting-2."
            ),
        ),
        FieldSlip.ID_TWICE: (
            FieldSlips.tr("the id “{id}” is used twice (first in line {line_before})"),
            FieldSlips.tr("Give one of the two another id."),
        ),
        FieldSlip.TEXT_TOO_LARGE: (
            FieldSlips.tr("this text file is larger than %n MB", None, count),
            FieldSlips.tr("Keep only the text in it; pictures belong into the folder media."),
        ),
        FieldSlip.NOT_UTF_8: (
            FieldSlips.tr("this file is not saved as UTF-8, so some of its letters cannot be read"),
            FieldSlips.tr("In your editor choose “Save as” and the encoding UTF-8."),
        ),
        FieldSlip.MORE_PROBLEMS: (
            grouped(FieldSlips.tr("and %n more problems", None, count), count),
            FieldSlips.tr("Mend the ones above first, then have the pack read again."),
        ),
        FieldSlip.MANY_MORE_PROBLEMS: (
            grouped(FieldSlips.tr("and more than %n more", None, count), count),
            FieldSlips.tr("Mend the ones above first, then have the pack read again."),
        ),
    }


def how_to_add(field: str) -> str:
    """What to write for a missing field that needs more than its name; empty for any other."""
    return {
        "sourcebook": FieldSlips.tr(
            "Add the line  sourcebook: 1  (the version of the way packs are written)."
        ),
        "id": FieldSlips.tr(
            "Add a short name that never changes, for example  id: town-meeting-2025"
        ),
        "edition": FieldSlips.tr(
            "Add  edition: 1  and raise it by one each time you hand out a new version."
        ),
        "date": FieldSlips.tr("Add the day of this edition, for example  date: 2025-09-01"),
        "language": FieldSlips.tr("Add the short code of the language, for example  language: en"),
        "licence": FieldSlips.tr("Say who may use the pack, for example  licence: CC-BY-4.0"),
        "rights": FieldSlips.tr(
            "Add a line  rights: …  that says who owns the text and how it may be used."
        ),
    }.get(field, "")
