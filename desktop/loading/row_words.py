"""The words of a pack before it is added, on its card and for a screen reader."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.appearance.fonts import Role, Weight
from desktop.appearance.icons import chip_size
from desktop.appearance.keys_in_words import with_keys
from desktop.cards.key_runs import key_runs
from desktop.cards.text import CardText, Dot, Run
from desktop.core.article import Completeness
from desktop.core.fields.problem import Severity
from desktop.core.packs.editions import Arrival
from desktop.core.packs.summary import ArticleInPack, PackSummary
from desktop.loading.arrival_words import arrival_lines, came_lines
from desktop.loading.rows import LoadingRow, PackState
from desktop.wording.counting import counted, grouped
from desktop.wording.dates import spoken_date
from desktop.wording.problems import words_for
from desktop.wording.translation_context import TranslationContext

Loading = TranslationContext("Loading")

CHOOSE, OPEN, WHAT_CHANGED = "choose", "open", "changed"
# So many articles, and things that are wrong, are told on a card.
_MOST_ARTICLES, _MOST_PROBLEMS = 6, 3
# Between the plate and the words, in pixels; and what a megabyte and a kilobyte are.
_GAP, _MEGABYTE, _KILOBYTE = 9, 2**20, 1024


def row_title(row: LoadingRow) -> str:
    """What a line is about: a lesson, or a file that is none."""
    return row.look.summary.title if row.look.summary is not None else row.look.path.name


def state_word(row: LoadingRow) -> str:
    """What becomes of it, in a word or two."""
    if row.state is PackState.LEFT and row.look.arrival.is_asked_about:
        return Loading.tr("Your choice")
    return {
        PackState.WANTED: Loading.tr("Will be added"),
        PackState.LEFT: Loading.tr("Left out"),
        PackState.KNOWN: Loading.tr("Already here"),
        PackState.REFUSED: Loading.tr("Not added"),
        PackState.ADDED: Loading.tr("Added"),
        PackState.UNSAVED: Loading.tr("Not saved yet"),
        PackState.TAKEN_BACK: Loading.tr("Taken back"),
    }[row.state]


def row_lines(row: LoadingRow) -> Iterator[tuple[str, str]]:
    """What is told of a pack, line by line, each with its colour."""
    summary = row.look.summary
    if summary is None:
        yield from ((line, "soft_ink") for line in _refusal(row))
        return
    if row.is_done:
        yield from ((line, "ink") for line in came_lines(row))
        return
    yield _by_whom(summary), "soft_ink"
    yield _what_is_in(summary), "soft_ink"
    if for_whom := _for_whom(summary):
        yield for_whom, "soft_ink"
    colour = "unsure_ink" if row.look.arrival.is_asked_about else "ink"
    if row.state is not PackState.TAKEN_BACK:
        yield from ((line, colour) for line in arrival_lines(row.look))


def article_lines(row: LoadingRow) -> Iterator[str]:
    """The articles of a pack that is still to be chosen, as many as there is room for."""
    summary = row.look.summary
    if summary is None or not row.can_be_chosen:
        return
    yield from map(_article, summary.articles[:_MOST_ARTICLES])
    more = len(summary.articles) - _MOST_ARTICLES
    if more > 0:
        yield counted(
            more, Loading.tr("and 1 more article"), Loading.tr("and %n more articles", None, more)
        )


def row_ways(row: LoadingRow) -> tuple[tuple[str, str, str], ...]:
    """The key, the link and the words of what can be done with a pack."""
    choose, open_, changed = (with_keys(f"{{LoadingSheet: {key}}}") for key in ("A", "O", "C"))
    if row.can_be_chosen:
        is_left = row.state is PackState.LEFT
        is_asked = row.look.arrival.is_asked_about
        add = Loading.tr("add it all the same") if is_asked else Loading.tr("add it")
        return ((choose, CHOOSE, add if is_left else Loading.tr("leave it out")),)
    ways = []
    if row.can_be_opened:
        ways.append((open_, OPEN, Loading.tr("open the lesson")))
    if row.changed_texts:
        ways.append((changed, WHAT_CHANGED, Loading.tr("what changed?")))
    return tuple(ways)


def spoken_row(row: LoadingRow) -> str:
    """What a screen reader says of a line."""
    ways = (f"{key}: {words}" for key, _, words in row_ways(row))
    lines = (line for line, _ in row_lines(row))
    return ". ".join((state_word(row), row_title(row), *lines, *article_lines(row), *ways))


def compose_row(row: LoadingRow, text: CardText) -> None:
    """Writes a line on its card."""
    letters, colour = _sign(row)
    is_pale = row.state in (PackState.LEFT, PackState.TAKEN_BACK)
    title = Run(row_title(row), "soft_ink" if is_pale else "ink", weight=Weight.SEMIBOLD)
    plate = Dot(text.theme.colour(colour), letters)
    text.paragraph(plate, Run(" "), title, at_right=Run(state_word(row), "soft_ink", Role.DETAIL))
    indent = chip_size(letters, text.theme).width() + _GAP
    for line, ink in row_lines(row):
        text.paragraph(Run(line, ink), above=2, indent=indent)
    for number, line in enumerate(article_lines(row)):
        text.paragraph(
            Run(line, "soft_ink", Role.DETAIL), above=6 if not number else 1, indent=indent
        )
    parts: list[Run] = []
    for key, link, words in row_ways(row):
        if parts:
            parts.append(Run("\u2002 ", "soft_ink"))
        parts += key_runs(key, words, link)
    if parts:
        text.paragraph(*parts, above=6, indent=indent)


def _sign(row: LoadingRow) -> tuple[str, str]:
    """What stands on the plate before a line, and in which colour; the words say the same."""
    if row.state is PackState.WANTED:
        is_new = row.look.arrival in (Arrival.NEW, Arrival.REPLACES)
        return ("+" if is_new else "↑"), "good_ink"
    return {
        PackState.LEFT: ("–", "unsure_ink" if row.look.arrival.is_asked_about else "soft_ink"),
        PackState.KNOWN: ("=", "soft_ink"),
        PackState.REFUSED: ("×", "bad_ink"),
        PackState.ADDED: ("✓", "good_ink"),
        PackState.UNSAVED: ("…", "unsure_ink"),
        PackState.TAKEN_BACK: ("–", "soft_ink"),
    }[row.state]


def _by_whom(summary: PackSummary) -> str:
    author = summary.authors or Loading.tr("somebody who gives no name")
    parts = (
        Loading.tr("by {0}").format(author),
        Loading.tr("edition {0}, {1}").format(summary.edition, spoken_date(summary.date)),
        Loading.tr("licence: {0}").format(summary.licence),
    )
    return " · ".join(parts)


def _what_is_in(summary: PackSummary) -> str:
    questions = sum(number for _, number in summary.questions)
    counts = (
        _unless_none(
            counted(
                len(summary.articles),
                Loading.tr("1 article"),
                Loading.tr("%n articles", None, len(summary.articles)),
            ),
            len(summary.articles),
        ),
        _unless_none(
            counted(
                questions, Loading.tr("1 question"), Loading.tr("%n questions", None, questions)
            ),
            questions,
        ),
        _unless_none(
            counted(
                summary.claims, Loading.tr("1 claim"), Loading.tr("%n claims", None, summary.claims)
            ),
            summary.claims,
        ),
        _unless_none(
            counted(
                summary.notes,
                Loading.tr("1 context note"),
                Loading.tr("%n context notes", None, summary.notes),
            ),
            summary.notes,
        ),
        _unless_none(
            counted(
                summary.words,
                Loading.tr("1 explained word"),
                Loading.tr("%n explained words", None, summary.words),
            ),
            summary.words,
        ),
        _unless_none(
            counted(
                summary.pictures,
                Loading.tr("1 picture"),
                Loading.tr("%n pictures", None, summary.pictures),
            ),
            summary.pictures,
        ),
        _size(summary.size),
    )
    return " · ".join(filter(None, counts))


def _unless_none(words: str, count: int) -> str:
    return grouped(words, count) if count else ""


def _size(size: int) -> str:
    if size >= _MEGABYTE:
        return Loading.tr("{0} MB").format(f"{size / _MEGABYTE:.1f}")
    return Loading.tr("{0} KB").format(-(-size // _KILOBYTE))


def _for_whom(summary: PackSummary) -> str:
    minutes = summary.minutes
    parts = [summary.level]
    if minutes:
        parts.append(
            counted(minutes, Loading.tr("1 minute"), Loading.tr("%n minutes", None, minutes))
        )
    parts.append(", ".join(summary.subjects))
    if summary.is_for_pupils:
        parts.append(Loading.tr("a copy for pupils, without the key"))
    return " · ".join(filter(None, parts))


def _article(article: ArticleInPack) -> str:
    words = _unless_none(
        counted(article.words, Loading.tr("1 word"), Loading.tr("%n words", None, article.words)),
        article.words,
    )
    kind = {
        Completeness.SHORTENED: Loading.tr("shortened text"),
        Completeness.SIMPLIFIED: Loading.tr("simplified text"),
    }.get(article.completeness, "")
    parts = (article.publisher, article.level, words, kind, article.rights)
    return f"{article.title}: {' · '.join(filter(None, parts))}"


def _refusal(row: LoadingRow) -> Iterator[str]:
    """Why a pack is not added, and what to do; nothing of it was written."""
    errors = [each for each in row.look.problems if each.severity is Severity.ERROR]
    for problem in errors[:_MOST_PROBLEMS]:
        words = words_for(problem)
        is_about_all = problem.file == row.look.path.name and not problem.line
        place = f"{problem.file}:{problem.line}" if problem.line else problem.file
        message = (
            words.message if not is_about_all else words.message[:1].upper() + words.message[1:]
        )
        told = message if is_about_all else f"{place}: {message}"
        yield " ".join(filter(None, (f"{told.rstrip('.')}.", words.advice)))
    more = len(errors) - _MOST_PROBLEMS
    if more > 0:
        yield counted(
            more,
            Loading.tr("and 1 more thing to put right"),
            Loading.tr("and %n more things to put right", None, more),
        )
