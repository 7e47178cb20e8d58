"""Annotations of Hypothesis: its own JSON, the rows of its service, and its table."""

from __future__ import annotations

import re
from typing import Any

from desktop.core.pen import Pen
from desktop.core.student_work.readers.bounded_json import each_in, mapping, whole, words
from desktop.core.student_work.readers.foreign_note import (
    ForeignFile,
    ForeignNote,
    ForeignTarget,
    ForeignText,
    NotesFormat,
    utc_time,
)

_ACCOUNT = re.compile(r"acct:([^@]{1,80})@")
# Ids as Sourcebook gives them.
_OWN_ID = re.compile(r"[0-9a-f]{32}")
_TABLE_COLUMNS = ("URL", "Quote", "Body", "Tags")


def hypothesis_file(value: Any) -> ForeignFile | None:
    """What its export holds; None where it is something else."""
    held = mapping(value)
    rows = held.get("annotations", held.get("rows"))
    if not isinstance(rows, list):
        return None
    is_its = all(isinstance(each, dict) and "uri" in each for each in rows)
    if not is_its or ("export_date" not in held and "rows" not in held and not rows):
        return None
    by_id = {words(each.get("id")): each for each in rows}
    notes = [_note(each, by_id) for each in rows]
    return ForeignFile(NotesFormat.HYPOTHESIS, tuple(notes))


def _note(row: dict[str, Any], by_id: dict[str, dict[str, Any]]) -> ForeignNote:
    told = mapping(row.get("document"))
    about = ForeignText(words(told.get("title")), "", _addresses(row))
    selectors = _selectors(row)
    answered = [words(each) for each in each_in(row.get("references"))]
    for parent in reversed(answered):
        # What answers another stands on its words.
        selectors = selectors or _selectors(by_id.get(parent, {}))
    tags = [words(tag) for tag in each_in(row.get("tags"))]
    pen = next((Pen(tag) for tag in tags if tag in [*Pen]), None)
    return ForeignNote(
        key=words(row.get("id"))
        or "\n".join((words(row["uri"]), words(row.get("text")), str(selectors))),
        has_own_id=_OWN_ID.fullmatch(words(row.get("id"))) is not None,
        target=_place(about, selectors),
        body=words(row.get("text")),
        tags=tuple(tag for tag in tags if tag and tag != pen),
        pen=pen,
        author=_author(row),
        created=utc_time(row.get("created")),
        modified=utc_time(row.get("updated")),
    )


def _addresses(row: dict[str, Any]) -> tuple[str, ...]:
    linked = each_in(mapping(row.get("document")).get("link"))
    known = [row.get("uri"), *(mapping(each).get("href") for each in linked)]
    return tuple(dict.fromkeys(filter(None, map(words, known))))


def _selectors(row: dict[str, Any]) -> list[dict[str, Any]]:
    targets = each_in(row.get("target"))
    return (
        [mapping(each) for each in each_in(mapping(targets[0]).get("selector"))] if targets else []
    )


def _place(about: ForeignText, selectors: list[dict[str, Any]]) -> ForeignTarget:
    kinds = {words(each.get("type")): each for each in selectors}
    quote, position = kinds.get("TextQuoteSelector", {}), kinds.get("TextPositionSelector", {})
    return ForeignTarget(
        about,
        quote=words(quote.get("exact")),
        prefix=words(quote.get("prefix")),
        suffix=words(quote.get("suffix")),
        start=whole(position.get("start")),
        end=whole(position.get("end")),
        counts_units=True,
    )


def _author(row: dict[str, Any]) -> str:
    shown = words(mapping(row.get("user_info")).get("display_name"))
    account = _ACCOUNT.match(words(row.get("user")))
    return shown or (account[1] if account else "")


def hypothesis_table(rows: list[dict[str, str]]) -> ForeignFile | None:
    """What its table of comma-separated values holds; None where it is another table."""
    if not rows or not all(column in rows[0] for column in _TABLE_COLUMNS):
        return None
    notes = []
    for row in rows:
        about = ForeignText("", "", tuple(filter(None, [row["URL"].strip()])))
        tags = tuple(tag.strip() for tag in row["Tags"].split(",") if tag.strip())
        pen = next((Pen(tag) for tag in tags if tag in [*Pen]), None)
        notes.append(
            ForeignNote(
                key="\n".join((row["URL"], row["Quote"], row["Body"], row.get("User", ""))),
                target=ForeignTarget(about, quote=row["Quote"]),
                body=row["Body"],
                tags=tuple(tag for tag in tags if tag != pen),
                pen=pen,
                author=row.get("User", "").removeprefix("acct:").partition("@")[0],
                created=utc_time(row.get("Creation Date", "")),
            )
        )
    return ForeignFile(NotesFormat.HYPOTHESIS_TABLE, tuple(notes))
