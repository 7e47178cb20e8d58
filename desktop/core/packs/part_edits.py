"""What a teacher does to the parts of a lesson: one is added, filled in, or taken out."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.core.claim import NoteKind
from desktop.core.fields.written_file import (
    NotWritable,
    WhyNotWritable,
    WrittenFile,
    written_value,
)
from desktop.core.fields.written_records import NewRecord
from desktop.core.packs.articles import PackArticle
from desktop.core.packs.drafted import AS_WRITTEN, LessonPart, LessonPartKind
from desktop.core.packs.question_items import is_item
from desktop.core.packs.quotes import QuoteKind
from desktop.core.packs.tied_words import tied_words
from desktop.core.packs.writing import PackDraft
from desktop.core.question import QuestionType
from desktop.core.span import Span
from desktop.core.text.normalised import normalise_line
from desktop.core.text.quotation_marks import CLOSING, OPENING
from desktop.core.text.shown import beginning

# What is changed of a part beside its fields.
TITLE, BODY, ITEMS = "title:", "body:", "items:"
# What has a list of its own under what is asked.
LISTED = frozenset(
    {QuestionType.CHOICE, QuestionType.CHOOSE_MANY, QuestionType.MATCH, QuestionType.ORDER}
)
_LONGEST_TITLE = 70
_FIRST = {
    LessonPartKind.NOTE: ("kind", NoteKind.BACKGROUND.value),
    LessonPartKind.QUESTION: ("type", QuestionType.OPEN.value),
    LessonPartKind.SPEAKER: ("kind", QuoteKind.QUOTATION.value),
}
# These are about words wherever they stand.
_ANYWHERE = (LessonPartKind.WORD, LessonPartKind.PERSON)


def with_new_part(
    draft: PackDraft, kind: LessonPartKind, article: PackArticle | None, span: Span, title: str
) -> tuple[PackDraft, str]:
    """The draft with one more part about selected words, and the key of the part.

    Only a question may be about no words. Raises NotWritable where the words cannot be told from
    the same words elsewhere.
    """
    words = normalise_line(span.of(article.article.text)) if article is not None else ""
    if kind is not LessonPartKind.QUESTION:
        title = beginning(words.strip(OPENING + CLOSING + " "), _LONGEST_TITLE) or title
    fields: list[tuple[str, str]] = []
    if article is not None and kind not in _ANYWHERE:
        fields.append(("article", article.local_id))
        tied = tied_words(article, span)
        if words and not tied:
            raise NotWritable(WhyNotWritable.READS_OTHERWISE)
        fields += tied
    if kind in _FIRST:
        fields.append(_FIRST[kind])
    return _with(draft, kind, title, fields)


def with_evidence(draft: PackDraft, claim: LessonPart, kind: NoteKind) -> tuple[PackDraft, str]:
    """The draft with a note that speaks for a claim, or against it, on the claim's own words."""
    kept = ("article", "on", "near")
    fields = [(name, written_value(value)) for name, value in claim.values if name in kept]
    # Of several only the one that helps the first passage.
    fields = [each for n, each in enumerate(fields) if each[0] not in {f[0] for f in fields[:n]}]
    fields += [("claim", claim.id), ("kind", kind.value)]
    return _with(draft, LessonPartKind.NOTE, claim.title, fields)


def with_person(draft: PackDraft, name: str) -> tuple[PackDraft, str]:
    """The draft with somebody in it, and the id of that person."""
    made, key = _with(draft, LessonPartKind.PERSON, normalise_line(name), [])
    return made, key.partition("#")[2]


def _with(
    draft: PackDraft, kind: LessonPartKind, title: str, fields: Sequence[tuple[str, str]]
) -> tuple[PackDraft, str]:
    path = kind.value
    new_id = draft.free_id(path, title)
    return draft.with_record(path, NewRecord(new_id, title, tuple(fields))), f"{path}#{new_id}"


def with_part_value(
    draft: PackDraft, part: LessonPart, target: str, values: Sequence[str]
) -> PackDraft:
    """The draft with other words in one place of a part. Raises NotWritable."""
    path, lines = part.kind.value, [line for value in values for line in value.splitlines()]
    if target == TITLE:
        return draft.with_title(path, part.id, " ".join(lines))
    if target == BODY and has_list(part):
        return draft.with_body_lines(path, part.id, lines, lambda line: not is_item(line))
    if target == BODY:
        return draft.with_body(path, part.id, "\n".join(lines))
    if target == ITEMS:
        items = [line if is_item(line) else f"- {line.strip()}" for line in lines if line.strip()]
        return draft.with_body_lines(path, part.id, items, is_item)
    said = [value for value in values if value.strip()]
    return draft.with_values(path, part.id, target, said, raw=target in AS_WRITTEN)


def without_part(draft: PackDraft, part: LessonPart) -> PackDraft:
    """The draft without a part. Raises NotWritable."""
    return draft.without_record(part.kind.value, part.id)


def has_list(part: LessonPart) -> bool:
    """Whether there are answers to choose from, or to put in order, under what is asked."""
    return part.kind is LessonPartKind.QUESTION and part.value("type") in LISTED


def words_in(part: LessonPart, target: str) -> str:
    """What stands in one place of a part now, a line each where there are several."""
    if target == TITLE:
        return part.title
    lines = part.body.split("\n")
    if target == BODY:
        kept = [line for line in lines if not has_list(part) or not is_item(line)]
        return "\n".join(kept).strip("\n")
    if target == ITEMS:
        return "\n".join(line.strip().removeprefix("- ") for line in lines if is_item(line))
    return "\n".join(part.every(target))


def with_timeline(draft: PackDraft, text: str) -> PackDraft:
    """The draft with other lines in its timeline; what stays the same keeps its ends."""
    path, lines = "timeline.md", text.splitlines()
    file = next((each for each in draft.files if each.path == path), None)
    if file is None:
        return draft.with_lines(path, 2, 1, ["", *lines]) if lines else draft
    return draft.with_lines(path, 1, len(WrittenFile.of(file).lines), lines)
