"""The questions of a lesson as HTML to write on, and for the teacher what is right."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from string import ascii_uppercase

from desktop.core.article import ArticleId
from desktop.core.printing.print_words import PrintLabel, PrintWords, mixed_steps, word_count
from desktop.core.printing.printed_lesson import PrintedLesson
from desktop.core.question import Question, QuestionType
from desktop.core.text.markdown import to_html

_ROOM = '<span class="lines" role="presentation"></span>'


def worksheet_page(lesson: PrintedLesson, words: PrintWords) -> str:
    """The questions, with room for what is written by hand."""
    titles = {article.id: article.title for article in lesson.pack.articles}
    asked = "".join(
        f'<section aria-labelledby="q{n}"><h3 id="q{n}">{n}. {escape(question.title)}</h3>\n'
        f"{''.join(_question(question, titles, words))}</section>\n"
        for n, question in enumerate(lesson.contents.questions, 1)
    )
    title, who = words.say(PrintLabel.WORKSHEET), words.say(PrintLabel.NAME_AND_DAY)
    return (
        f'<section aria-labelledby="questions"><h2 id="questions">{escape(title)}</h2>\n'
        f"<p>{escape(who)}</p>\n{asked}</section>\n"
    )


def _question(question: Question, titles: dict[ArticleId, str], words: PrintWords) -> Iterator[str]:
    yield f'<p class="about">{escape(titles.get(question.article_id, ""))}</p>\n'
    for passage in question.on:
        yield f"<blockquote><p>{escape(passage.quote.exact)}</p></blockquote>\n"
    if question.other is not None:
        other = titles[question.other_article_id or question.article_id]
        yield f"<p>{escape(words.say(PrintLabel.WITH, other))}</p>\n"
        yield f"<blockquote><p>{escape(question.other.quote.exact)}</p></blockquote>\n"
    yield to_html(question.body)
    yield f"<p><em>{escape(' · '.join(_what_to_do(question, words)))}</em></p>\n"
    for starter in question.starters:
        yield f"<p>{escape(words.say(PrintLabel.BEGIN_WITH, starter))}</p>\n"
    yield from _room(question, words)


def _what_to_do(question: Question, words: PrintWords) -> Iterator[str]:
    yield words.task(question.type)
    if count := word_count(question):
        yield words.say(PrintLabel.WORD_COUNT, count)
    if question.type is QuestionType.MARK_MANY:
        yield words.say(PrintLabel.AT_LEAST, question.at_least)


def _room(question: Question, words: PrintWords) -> Iterator[str]:
    match question.type:
        case QuestionType.CHOICE | QuestionType.CHOOSE_MANY:
            yield _list("☐ " + option.words for option in question.options)
        case QuestionType.ORDER:
            yield _list("___ " + step for step in mixed_steps(question))
        case QuestionType.MATCH:
            yield _list("___ " + pair.left for pair in question.pairs)
            lettered = zip(ascii_uppercase, question.rights, strict=False)
            yield _list(f"{letter}: {right}" for letter, right in lettered)
        case QuestionType.STATUS:
            for label in (PrintLabel.BEFORE, PrintLabel.AFTER):
                yield f"<p>{escape(words.say(label))}</p>\n{_ROOM}\n"
        case QuestionType.OPEN | QuestionType.COMPARE:
            yield _ROOM
        case _:
            pass


def _list(lines: Iterator[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>\n"


def key_page(lesson: PrintedLesson, words: PrintWords) -> str:
    """The plan, and a table of what is right and what makes a good answer."""
    heads = (PrintLabel.QUESTION, PrintLabel.RIGHT, PrintLabel.RUBRIC)
    head = "".join(f'<th scope="col">{escape(words.say(label))}</th>' for label in heads)
    rows = "".join(
        f'<tr><th scope="row">{n}. {escape(question.title)}</th>'
        f"<td>{'<br>'.join(map(escape, right_lines(question, words)))}</td>"
        f"<td>{'<br>'.join(map(escape, question.rubric))}</td></tr>\n"
        for n, question in enumerate(lesson.contents.questions, 1)
    )
    plan = _deeper(to_html(lesson.contents.about.plan))
    return (
        f'<section aria-labelledby="teacher"><h2 id="teacher">'
        f"{escape(words.say(PrintLabel.TEACHER))}</h2>\n{plan}\n"
        f"<h3>{escape(words.say(PrintLabel.KEY))}</h3>\n"
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></section>\n"
    )


def _deeper(markup: str) -> str:
    """Headings of a plan under the heading of the part that it stands in."""
    for rank in (4, 3, 2, 1):
        for sign in ("<", "</"):
            markup = markup.replace(f"{sign}h{rank}>", f"{sign}h{rank + 2}>")
    return markup


def right_lines(question: Question, words: PrintWords) -> tuple[str, ...]:
    """What is right, line by line."""
    match question.type:
        case QuestionType.CHOICE | QuestionType.CHOOSE_MANY:
            return tuple(option.words for option in question.options if option.is_right)
        case QuestionType.ORDER:
            return tuple(f"{n}. {step}" for n, step in enumerate(question.steps, 1))
        case QuestionType.MATCH:
            return tuple(f"{pair.left} → {pair.right}" for pair in question.pairs)
        case QuestionType.MARK | QuestionType.MARK_MANY:
            return tuple(
                " · ".join(
                    (
                        f"“{key.answer.quote.exact}”",
                        *(words.say(PrintLabel.ENOUGH, f"“{e.quote.exact}”") for e in key.enough),
                    )
                )
                for key in question.keys
            )
        case _:
            return question.model_answers or (words.say(PrintLabel.OWN_WORDS),)
