"""What a teacher does to the parts of a lesson: one is added, filled in, or taken out."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.core.claim import NoteKind
from desktop.core.fields.problem import ProblemList
from desktop.core.fields.text_file import read_text
from desktop.core.fields.written_file import NotWritable, WhyNotWritable, written_value
from desktop.core.fields.written_records import NewRecord
from desktop.core.packs.articles import PackArticle
from desktop.core.packs.drafted import AS_WRITTEN, LessonPart, LessonPartKind
from desktop.core.packs.question_items import is_item
from desktop.core.packs.quotes import QuoteKind
from desktop.core.packs.tied_words import tied_words
from desktop.core.packs.timeline import TIMELINE_FILE, entry_lines
from desktop.core.packs.writing import PackDraft
from desktop.core.question import QuestionType
from desktop.core.span import Span
from desktop.core.text.normalised import normalise_line
from desktop.core.text.quotation_marks import CLOSING, OPENING
from desktop.core.text.shown import beginning

# What is changed of a part beside its fields.
TITLE, BODY, ITEMS = "title:", "body:", "items:"
# The words that a part is about, and those that a question compares them with.
ON, WITH = "on", "with"
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
        return draft.with_body_lines(path, part.id, items, is_item, is_last=True)
    said = [value for value in values if value.strip()]
    return draft.with_values(path, part.id, target, said, raw=target in AS_WRITTEN)


def tied_to(draft: PackDraft, part: LessonPart, article: PackArticle, span: Span) -> PackDraft:
    """The draft with a part about other words of its article. Raises NotWritable."""
    tied = tied_words(article, span)
    if not tied:
        raise NotWritable(WhyNotWritable.READS_OTHERWISE)
    path, said = part.kind.value, dict(tied)
    for name in (ON, "near"):
        values = [said[name]] if name in said else []
        draft = draft.with_values(path, part.id, name, values, raw=True)
    return draft


def with_passage_elsewhere(
    draft: PackDraft, part: LessonPart, article: PackArticle, span: Span
) -> PackDraft:
    """The draft in which a question compares its words with a passage of any article."""
    said = f"{article.local_id} | {_told_apart(article, span)}"
    return draft.with_values(part.kind.value, part.id, WITH, [said], raw=True)


def with_right_words(
    draft: PackDraft, part: LessonPart, target: str, article: PackArticle, span: Span
) -> PackDraft:
    """The draft with words that are right, beside those that are where several are asked for."""
    before, words = part.value(target), _told_apart(article, span)
    is_several = part.value("type").casefold() == QuestionType.MARK_MANY.value
    said = f"{before} | {words}" if before and is_several else words
    return draft.with_values(part.kind.value, part.id, target, [said], raw=True)


def _told_apart(article: PackArticle, span: Span) -> str:
    """Words as they are copied where no other words can help to find them."""
    tied = dict(tied_words(article, span))
    if "near" in tied:
        raise NotWritable(WhyNotWritable.SEVERAL_PLACES)
    if not tied or "|" in tied[ON]:
        raise NotWritable(WhyNotWritable.READS_OTHERWISE)
    return tied[ON]


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
        return "\n".join(line for line in lines if is_item(line))
    return "\n".join(part.every(target))


def with_moments(draft: PackDraft, lines: Sequence[str]) -> PackDraft:
    """The draft with other entries in its timeline; what stands between them stays."""
    file = next((each for each in draft.files if each.path == TIMELINE_FILE), None)
    if file is None:
        return draft.with_lines(TIMELINE_FILE, 2, 1, ["", *lines]) if lines else draft
    text = read_text(file, ProblemList())
    numbers = list(entry_lines(text))
    before = [text.lines[number - 1] for number in numbers]
    first = 0
    while first < min(len(before), len(lines)) and before[first] == lines[first]:
        first += 1
    behind = 0
    while behind < min(len(before), len(lines)) - first and before[~behind] == lines[~behind]:
        behind += 1
    return draft.with_lines_at(
        TIMELINE_FILE,
        numbers[first : len(numbers) - behind],
        lines[first : len(lines) - behind],
        else_behind=numbers[first - 1] if first else numbers[0] - 1 if numbers else len(text.lines),
    )
