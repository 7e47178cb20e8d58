"""What stands on the page of a lesson, worked out without a widget."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop.core.annotation import Annotation
from desktop.core.article import ArticleId
from desktop.core.lesson import PackId
from desktop.core.library.answers import UNCHECKED, AnswerCheck
from desktop.core.library.edition_news import EditionNews
from desktop.core.library.lesson_contents import InstalledLesson
from desktop.core.library.reading_marks import ReadingState
from desktop.core.packs.answer_state import AnswerState, answer_state
from desktop.core.packs.answering import AnswerVerdict, check
from desktop.core.packs.timeline import Moment
from desktop.core.pen import Pen
from desktop.core.question import Question, QuestionType, answer_in_words
from desktop.core.span import Span
from desktop.core.text.markdown import to_plain
from desktop.core.text.readability import word_count

_MARKED = (QuestionType.MARK, QuestionType.MARK_MANY)
NONE_COUNTED: Mapping[ArticleId, int] = {}


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A text of the lesson: how long it is, and how much of it, in per cent, was seen.

    `levels` are what its other texts are called, and `level_ids` their ids in the same order;
    `quotes` is 0 until they were counted.
    """

    article_id: ArticleId
    title: str
    words: int
    claims: int
    percent: int
    state: ReadingState
    levels: tuple[str, ...] = ()
    quotes: int = 0
    published: str = ""
    level_ids: tuple[ArticleId, ...] = ()


@dataclass(frozen=True, slots=True)
class AskedRow:
    """A question of the lesson; `words` are those of an answer in words, `marked` is a passage.

    `verdict` is what is said of an answer that was checked, None where none was.
    """

    question: Question
    state: AnswerState
    words: int = 0
    marked: str = ""
    verdict: AnswerVerdict | None = None


class StepKind(StrEnum):
    """What can come next in a lesson."""

    READ = "read"
    READ_ON = "read-on"
    ANSWER = "answer"
    LOOK_AGAIN = "look-again"


@dataclass(frozen=True, slots=True)
class NextStep:
    """What comes next: a text, or the question with this number, from 1."""

    kind: StepKind
    article_id: ArticleId
    question_id: str = ""
    number: int = 0
    title: str = ""


@dataclass(frozen=True, slots=True)
class ExplainedEntry:
    """A word or somebody's name, with what the lesson says of it."""

    name: str
    told: str


@dataclass(frozen=True, slots=True)
class LessonPage:
    """All that the page of a lesson shows; `news` where an edition changed texts with marks."""

    id: PackId
    title: str
    authors: str
    edition: int
    date: str
    licence: str
    language: str
    level: str
    minutes: int
    reads: tuple[ReadRow, ...]
    asked: tuple[AskedRow, ...]
    moments: tuple[Moment, ...]
    entries: tuple[ExplainedEntry, ...]
    pens: tuple[tuple[Pen, str], ...]
    plan: str
    is_for_pupils: bool
    next: NextStep | None
    news: EditionNews | None = None

    @property
    def done(self) -> int:
        """How many questions are answered."""
        return sum(row.state is AnswerState.DONE for row in self.asked)


@dataclass(frozen=True, slots=True)
class HowFarRead:
    """How far a text was read."""

    percent: int = 0
    state: ReadingState = ReadingState.UNREAD


def text_lengths(lesson: InstalledLesson) -> dict[ArticleId, int]:
    """How many words each text has; a task."""
    return {each.id: word_count(each.text) for each in lesson.pack.articles}


def lesson_page(
    lesson: InstalledLesson,
    answers: Iterable[Annotation],
    read: Mapping[ArticleId, HowFarRead],
    lengths: Mapping[ArticleId, int],
    *,
    checks: Mapping[str, AnswerCheck],
    places: Mapping[str, Span],
    quotes: Mapping[ArticleId, int] = NONE_COUNTED,
    news: EditionNews | None = None,
) -> LessonPage:
    """The page of a lesson, with how far its student is.

    `checks` are which answers were checked, by annotation, `places` where marks made on another
    text of an article stand in the one that is asked about; `quotes` how many quotations were
    found in each text, as far as that is known.
    """
    pack, contents = lesson.pack, lesson.contents
    by_question: dict[str, list[Annotation]] = {}
    for each in answers:
        by_question.setdefault(str(each.question), []).append(each)
    asked = tuple(
        _asked(each, by_question.get(each.id, ()), places, checks) for each in contents.questions
    )
    reads = tuple(_reads(lesson, read, lengths, quotes))
    people = tuple(ExplainedEntry(each.name, to_plain(each.body)) for each in pack.people)
    words = tuple(ExplainedEntry(each.word, to_plain(each.body)) for each in contents.glossary)
    return LessonPage(
        pack.id,
        pack.title,
        pack.authors,
        pack.edition,
        pack.date,
        pack.licence,
        pack.language,
        contents.about.level,
        contents.about.minutes,
        reads,
        asked,
        _moments(lesson),
        # One of each first: both are seen before all are unfolded.
        (*words[:1], *people[:1], *words[1:], *people[1:]),
        contents.about.pens,
        contents.about.plan,
        contents.about.is_for_pupils,
        next_step(reads, asked),
        news,
    )


def next_step(reads: Sequence[ReadRow], asked: Sequence[AskedRow]) -> NextStep | None:
    """The one thing to do next: read the first text, answer, read what is asked about, read all."""
    states = {row.article_id: row.state for row in reads}
    titles = {row.article_id: row.title for row in reads}

    def reading(article_id: ArticleId, kind: StepKind) -> NextStep:
        return NextStep(kind, article_id, title=titles.get(article_id, ""))

    is_begun = any(row.state is not AnswerState.OPEN for row in asked)
    first = reads[0] if reads else None
    if first is not None and first.state is not ReadingState.READ and not is_begun:
        is_new = first.state is ReadingState.UNREAD
        return reading(first.article_id, StepKind.READ if is_new else StepKind.READ_ON)
    for number, row in enumerate(asked, 1):
        if row.state is AnswerState.DONE:
            continue
        article_id = row.question.article_id
        if states.get(article_id) is ReadingState.UNREAD:
            return reading(article_id, StepKind.READ_ON)
        return NextStep(StepKind.ANSWER, article_id, row.question.id, number)
    for read in reads:
        if read.state is not ReadingState.READ:
            return reading(read.article_id, StepKind.READ_ON)
    if asked:
        question = asked[0].question
        return NextStep(StepKind.LOOK_AGAIN, question.article_id, question.id, 1)
    return reading(reads[0].article_id, StepKind.READ_ON) if reads else None


def right_answers(question: Question) -> tuple[str, ...]:
    """What is right, for the teacher; nothing where nobody but a reader can tell."""
    match question.type:
        case QuestionType.CHOICE | QuestionType.CHOOSE_MANY:
            return tuple(option.words for option in question.options if option.is_right)
        case QuestionType.MATCH:
            return tuple(f"{pair.left} — {pair.right}" for pair in question.pairs if pair.right)
        case QuestionType.ORDER:
            return question.steps if question.has_key else ()
        case QuestionType.MARK | QuestionType.MARK_MANY:
            return tuple(f"“{key.answer.quote.exact}”" for key in question.keys)
        case _:
            return (*question.model_answers, *question.rubric)


def _asked(
    question: Question,
    answers: Iterable[Annotation],
    places: Mapping[str, Span],
    checks: Mapping[str, AnswerCheck],
) -> AskedRow:
    answers = tuple(answers)
    in_words = answer_in_words(question.id)
    body = next((each.body for each in answers if each.id == in_words), "")
    marks = [each for each in answers if each.selector.quote.exact and not each.is_lost]
    checked = None
    if question.type in _MARKED and marks:
        checked = check(question, "", [places.get(each.id, each.span) for each in marks])
    elif checks.get(in_words, UNCHECKED).holds_for(body):
        checked = check(question, body)
    state = answer_state(question, body, marks, checked)
    said = (each.verdict for each in checked.marks) if checked is not None else ()
    # Of what was marked, the first passage that is found is told, or none.
    found = (m for m, each in zip(marks, said, strict=False) if each is not AnswerVerdict.NOT_YET)
    marked = next((each.selector.quote.exact for each in found), "")
    words = word_count(body) if question.type is QuestionType.OPEN else 0
    verdict = checked.verdict if checked is not None else None
    return AskedRow(question, state, words, marked, verdict)


def _reads(
    lesson: InstalledLesson,
    read: Mapping[ArticleId, HowFarRead],
    lengths: Mapping[ArticleId, int],
    quotes: Mapping[ArticleId, int],
) -> Iterable[ReadRow]:
    levels = {each.article_id: each for each in lesson.contents.levels}
    for article in lesson.pack.articles:
        mine = levels.get(article.id)
        if mine is not None and mine.same_as is not None:
            continue
        texts = lesson.levels_of(article.id)
        # Whoever read it in easier words has read it.
        known = [read.get(each, HowFarRead()) for each in texts]
        best = max(known, key=lambda each: (list(ReadingState).index(each.state), each.percent))
        yield ReadRow(
            article.id,
            article.title,
            lengths.get(article.id, 0),
            sum(claim.article_id == article.id for claim in lesson.pack.claims),
            best.percent,
            best.state,
            tuple(levels[each].name for each in texts if each != article.id),
            quotes.get(article.id, 0),
            article.published[:10],
            tuple(each for each in texts if each != article.id),
        )


def _moments(lesson: InstalledLesson) -> tuple[Moment, ...]:
    """The days of the timeline, with that of each text, in their order."""
    moments = list(lesson.contents.timeline)
    told = {each.article_id for each in moments}
    for article in lesson.pack.articles:
        if moments and article.published and article.id not in told:
            moments.append(Moment(article.published[:10], article.title, article.id))
    return tuple(sorted(moments, key=lambda each: each.day))
