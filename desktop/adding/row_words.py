"""The words of a line of the report, on its card and for a screen reader."""

from __future__ import annotations

from desktop.adding.rows import AddedRow
from desktop.appearance.fonts import Weight
from desktop.appearance.icons import chip_size
from desktop.appearance.keys_in_words import with_keys
from desktop.cards.key_runs import key_runs
from desktop.cards.text import CardText, Dot, Run
from desktop.core.text.readability import TextLength
from desktop.live.adding import AddingOutcome
from desktop.wording.counting import counted
from desktop.wording.dates import spoken_date
from desktop.wording.import_notices import notice_words
from desktop.wording.import_reasons import reason_message
from desktop.wording.mark_fates import sums_words
from desktop.wording.translation_context import TranslationContext

AddedRows = TranslationContext("AddedRows")

# What stands on the plate before a line, and in which colour; the words say the same.
_SIGNS = {
    AddingOutcome.ADDED: ("✓", "good_ink"),
    AddingOutcome.ALREADY_THERE: ("=", "soft_ink"),
    AddingOutcome.NEW_VERSION: ("↑", "good_ink"),
    AddingOutcome.CHANGED: ("≈", "unsure_ink"),
    AddingOutcome.LONGER: ("≈", "unsure_ink"),
    AddingOutcome.SHORTER: ("≈", "unsure_ink"),
    AddingOutcome.NOT_ADDED: ("×", "bad_ink"),
}
OPEN, ASK = "open", "ask"
AS_VERSION, AS_ANOTHER, WHAT_CHANGED = "version", "another", "changed"
# Between the plate and the words, in pixels.
_GAP = 9


def row_title(row: AddedRow) -> str:
    """What a line is about: an article, or a file that is none."""
    return row.title or row.report.title or row.report.part or row.report.path.name


def row_lines(row: AddedRow) -> tuple[str, ...]:
    """What became of it; for what was not added, what to do as well."""
    report = row.report
    if report.reason is not None:
        message = reason_message(report.reason)
        source = (_source(row),) if report.part else ()
        return (f"{message.happened} {message.advice}", *source)
    return (" · ".join(filter(None, _facts(row))), *map(notice_words, report.notices))


def _facts(row: AddedRow) -> tuple[str, ...]:
    report, outcome = row.report, row.report.outcome
    if row.is_gone:
        return AddedRows.tr("Taken back"), _source(row)
    if outcome is AddingOutcome.ADDED and row.is_unsaved:
        waits = AddedRows.tr("Not saved yet: it is kept in this window until it can be")
        return waits, _source(row)
    if outcome is AddingOutcome.NEW_VERSION and report.sums is not None:
        words = AddedRows.tr("Version {0}: {1}").format(report.number, sums_words(report.sums))
        return words, _source(row)
    if outcome.is_asked:
        return _asked(outcome), _source(row)
    plain = {
        AddingOutcome.ALREADY_THERE: AddedRows.tr("You have this text already"),
        AddingOutcome.NOT_ADDED: AddedRows.tr("Not added"),
    }
    if outcome in plain:
        return plain[outcome], _source(row)
    date = spoken_date(row.published) if row.published else ""
    author = "" if row.report.has_author else AddedRows.tr("no author found")
    return row.publisher, date, length_words(row.report.length), author, _source(row)


def _asked(outcome: AddingOutcome) -> str:
    """How a text stands to the one that is there."""
    return {
        AddingOutcome.CHANGED: AddedRows.tr("Almost the same as this article, which you have"),
        AddingOutcome.LONGER: AddedRows.tr("Holds all of this article, which you have, and more"),
        AddingOutcome.SHORTER: AddedRows.tr("A part of this article, which you have"),
    }[outcome]


def length_words(length: TextLength) -> str:
    """How long a text is; nothing where that is not known."""
    count = length.count
    if not count:
        return ""
    if length.are_characters:
        one = AddedRows.tr("1 character")
        return counted(count, one, AddedRows.tr("%n characters", None, count))
    return counted(count, AddedRows.tr("1 word"), AddedRows.tr("%n words", None, count))


def _source(row: AddedRow) -> str:
    return AddedRows.tr("from {0}").format(row.report.path.name)


def outcome_word(row: AddedRow) -> str:
    """What became of it, in a word."""
    if row.is_unsaved and row.report.outcome is AddingOutcome.ADDED:
        return AddedRows.tr("Not saved yet")
    return {
        AddingOutcome.ADDED: AddedRows.tr("Added"),
        AddingOutcome.ALREADY_THERE: AddedRows.tr("Already here"),
        AddingOutcome.NEW_VERSION: AddedRows.tr("New version"),
        AddingOutcome.CHANGED: AddedRows.tr("Your choice"),
        AddingOutcome.LONGER: AddedRows.tr("Your choice"),
        AddingOutcome.SHORTER: AddedRows.tr("Your choice"),
        AddingOutcome.NOT_ADDED: AddedRows.tr("Not added"),
    }[row.report.outcome]


def spoken_row(row: AddedRow) -> str:
    """What a screen reader says of a line."""
    ways = (f"{key}: {words}" for key, _, words in row_ways(row))
    return ". ".join((outcome_word(row), row_title(row), *row_lines(row), *ways))


def row_ways(row: AddedRow) -> tuple[tuple[str, str, str], ...]:
    """The key, the link and the words of what can be done with a text besides opening it."""
    version, add, changed = (with_keys(f"{{AddingSheet: {key}}}") for key in ("V", "A", "C"))
    ways = []
    if row.can_be_version:
        ways.append((version, AS_VERSION, AddedRows.tr("take as the new version")))
    if row.can_be_added:
        is_there = row.report.outcome is AddingOutcome.ALREADY_THERE
        same, another = AddedRows.tr("add all the same"), AddedRows.tr("add as another article")
        ways.append((add, AS_ANOTHER, same if is_there else another))
    if row.report.outcome is AddingOutcome.NEW_VERSION and not row.is_gone:
        ways.append((changed, WHAT_CHANGED, AddedRows.tr("what changed?")))
    return tuple(ways)


def compose_row(row: AddedRow, text: CardText) -> None:
    """Writes a line on its card."""
    letters, colour = _SIGNS[row.report.outcome]
    if row.is_unsaved and row.report.outcome is AddingOutcome.ADDED:
        letters, colour = "…", "unsure_ink"
    way = None
    if row.is_new and not row.report.has_author:
        way = Run(AddedRows.tr("Who is behind this?"), "accent", link=ASK)
    elif row.opens is not None:
        way = Run(AddedRows.tr("Open"), "accent", link=OPEN)
    title = Run(row_title(row), "soft_ink" if row.is_gone else "ink", weight=Weight.SEMIBOLD)
    plate = Dot(text.theme.colour("soft_ink" if row.is_gone else colour), letters)
    text.paragraph(plate, Run(" "), title, at_right=way)
    indent = chip_size(letters, text.theme).width() + _GAP
    for line in row_lines(row):
        text.paragraph(Run(line, "soft_ink"), above=2, indent=indent)
    parts: list[Run] = []
    for key, link, words in row_ways(row):
        if parts:
            parts.append(Run("\u2002 ", "soft_ink"))
        parts += key_runs(key, words, link)
    if row.is_asked:
        parts.append(Run("\u2002 " + AddedRows.tr("or leave it out"), "soft_ink"))
    if parts:
        text.paragraph(*parts, above=4, indent=indent)
