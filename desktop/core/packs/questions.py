"""The questions of a pack: each of its kind, with what it points to and what is right."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from desktop.core.claim import Claim, ClaimId
from desktop.core.fields.choice import read_choice
from desktop.core.fields.fields import Fields
from desktop.core.fields.problem import ProblemList
from desktop.core.fields.records import FieldRecord, read_records
from desktop.core.fields.suggestion import suggestion
from desktop.core.fields.text_file import TextFile
from desktop.core.packs.articles import PackArticle, article_of
from desktop.core.packs.pack_head import PackHead, say_later_format, whole_number
from desktop.core.packs.question_items import QuestionItems, read_items
from desktop.core.packs.selectors import elsewhere, selectors_of
from desktop.core.packs.slip import PackSlip, QuestionSlip
from desktop.core.packs.vocabulary import QUESTION
from desktop.core.question import MarkKey, Question, QuestionId, QuestionType, WordCount
from desktop.core.selector import Selector
from desktop.core.text.normalised import normalise_line

MARKS = frozenset({QuestionType.MARK, QuestionType.MARK_MANY})
IN_OWN_WORDS = frozenset({QuestionType.OPEN, QuestionType.COMPARE, QuestionType.STATUS})
_LATER = frozenset({QuestionType.COMPARE, QuestionType.STATUS})
_WORDS = re.compile("([0-9]{1,5})(?:[-–]([0-9]{1,5}))?")


@dataclass(frozen=True, slots=True)
class _Reading:
    """A pack as far as its questions need it."""

    pack: PackHead
    articles: Mapping[str, PackArticle]
    claims: Mapping[str, Claim | None]
    problems: ProblemList

    @property
    def has_key(self) -> bool:
        return not self.pack.about.is_for_pupils


def read_questions(
    file: TextFile | None,
    pack: PackHead,
    articles: Mapping[str, PackArticle],
    claims: Mapping[str, Claim | None],
    problems: ProblemList,
) -> tuple[Question, ...]:
    """The records of questions.md that could be understood; a pack without that file has none."""
    reading = _Reading(pack, articles, claims, problems)
    records = read_records(file, QUESTION, problems) if file else ()
    questions = (_question(record, reading) for record in records)
    return tuple(question for question in questions if question is not None)


def _question(record: FieldRecord, reading: _Reading) -> Question | None:
    fields, problems = record.fields, reading.problems
    article = article_of(fields, reading.articles, problems)
    kind = _type(fields, reading)
    reading.pack.check(fields, QUESTION, problems)
    if kind is None:
        if article is not None:
            selectors_of(article, fields, ("on", "also"), problems)
        return None
    items = read_items(record, kind, has_key=reading.has_key, problems=problems)
    if not items.body.strip():
        problems.error(fields.file, fields.line, QuestionSlip.NOTHING_ASKED, title=record.title)
    claim = _claim(fields, kind, reading)
    words = _words(fields, problems)
    if article is None:
        return None
    on = selectors_of(article, fields, ("on", "also"), problems)
    other = next(elsewhere(article, fields, "with", reading.articles, problems), None)
    if kind is QuestionType.COMPARE and (other is None or not on):
        _say_nothing_to_compare(fields, problems)
    keys = _keys(article, fields, kind, reading) if kind in MARKS else ()
    return Question(
        id=QuestionId(f"{reading.pack.id}/{record.id}"),
        article_id=article.article.id,
        title=record.title,
        type=kind,
        body=items.body,
        on=on,
        other=other[1] if other else None,
        other_article_id=other[0].article.id if other else None,
        options=items.options,
        pairs=items.pairs,
        rights=items.rights,
        steps=items.steps,
        keys=keys,
        at_least=_at_least(fields, kind, len(keys), reading),
        words=words,
        starters=_lines(fields, "starter"),
        hints=_lines(fields, "hint"),
        rubric=tuple(
            part.strip() for part in ";".join(_lines(fields, "rubric")).split(";") if part
        ),
        model_answers=_lines(fields, "answer") if kind in IN_OWN_WORDS else (),
        claim_id=claim,
        has_key=_has_key(kind, items, keys),
    )


def _has_key(kind: QuestionType, items: QuestionItems, keys: tuple[MarkKey, ...]) -> bool:
    return kind not in IN_OWN_WORDS and (items.has_key or bool(keys))


def _type(fields: Fields, reading: _Reading) -> QuestionType | None:
    problems = reading.problems
    if not fields.words("type"):
        problems.error(
            fields.file,
            fields.line,
            QuestionSlip.NO_TYPE,
            known=tuple(kind.value for kind in QuestionType),
        )
    kind = read_choice(QuestionType, fields, "type", problems)
    if kind in _LATER and reading.pack.format == 1:
        say_later_format(fields.file, fields.line_of("type"), f"type: {kind}", problems)
    return kind


def _claim(fields: Fields, kind: QuestionType, reading: _Reading) -> ClaimId | None:
    name, problems = fields.words("claim").casefold(), reading.problems
    if not name:
        if kind is QuestionType.STATUS:
            problems.error(fields.file, fields.line, QuestionSlip.STATUS_WITHOUT_CLAIM)
        return None
    if name in reading.claims:
        return ClaimId(f"{reading.pack.id}/{name}")
    problems.error(
        fields.file,
        fields.line_of("claim"),
        PackSlip.NO_SUCH_CLAIM if any(reading.claims) else PackSlip.NO_CLAIMS,
        claim=name,
        **suggestion(name, reading.claims),
    )
    return None


def _words(fields: Fields, problems: ProblemList) -> WordCount | None:
    words = "".join(fields.words("words").split())
    if not words:
        return None
    span = _WORDS.fullmatch(words)
    least, most = (int(span[1]), int(span[2] or 0)) if span else (0, 0)
    if (not least and not most) or (most and most < least):
        problems.error(
            fields.file,
            fields.line_of("words"),
            QuestionSlip.NOT_WORDS,
            words=fields.words("words"),
        )
        return None
    return WordCount(least, most)


def _say_nothing_to_compare(fields: Fields, problems: ProblemList) -> None:
    if not fields.words("on"):
        problems.error(fields.file, fields.line, QuestionSlip.COMPARES_NOTHING)
    if not fields.words("with"):
        problems.error(fields.file, fields.line, QuestionSlip.WITH_WHOM)


def _keys(
    article: PackArticle, fields: Fields, kind: QuestionType, reading: _Reading
) -> tuple[MarkKey, ...]:
    problems = reading.problems
    answers = selectors_of(article, fields, ("answer",), problems)
    enough = selectors_of(article, fields, ("accept",), problems)
    if not fields.words("answer"):
        if reading.has_key:
            problems.error(fields.file, fields.line, QuestionSlip.NO_ANSWER, type=kind.value)
        return ()
    if answers:
        for accepted in enough:
            if not any(_lies_in(accepted, answer) for answer in answers):
                problems.warning(
                    fields.file,
                    fields.line_of("accept"),
                    QuestionSlip.ENOUGH_OUTSIDE,
                    words=accepted.quote.exact,
                )
    return tuple(
        MarkKey(answer, tuple(each for each in enough if _lies_in(each, answer)))
        for answer in answers
    )


def _lies_in(inner: Selector, outer: Selector) -> bool:
    return outer.span.start <= inner.span.start and inner.span.end <= outer.span.end


def _at_least(fields: Fields, kind: QuestionType, answers: int, reading: _Reading) -> int:
    number = whole_number(fields, "at-least", QuestionSlip.NOT_A_COUNT, reading.problems)
    if kind is not QuestionType.MARK_MANY:
        return 1 if kind is QuestionType.MARK else 0
    if reading.has_key and answers and number > answers:
        reading.problems.error(
            fields.file,
            fields.line_of("at-least"),
            QuestionSlip.TOO_MANY_WANTED,
            wanted=str(number),
            count=answers,
        )
    return number or answers or 1


def _lines(fields: Fields, name: str) -> tuple[str, ...]:
    return tuple(normalise_line(field.words) for field in fields.every(name))
