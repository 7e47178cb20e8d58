"""The questions of a pack, as far as they point into the articles."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from desktop.core.fields.choice import read_choice
from desktop.core.fields.problem import ProblemList
from desktop.core.fields.records import read_records
from desktop.core.fields.text_file import TextFile
from desktop.core.packs.articles import PackArticle, article_of
from desktop.core.packs.selectors import selectors_of
from desktop.core.packs.vocabulary import QUESTION


class QuestionType(StrEnum):
    """How a question is answered; MARK and MARK_MANY ask for words of the article."""

    OPEN = "open"
    CHOICE = "choice"
    CHOOSE_MANY = "choose-many"
    MARK = "mark"
    MARK_MANY = "mark-many"
    MATCH = "match"
    ORDER = "order"


def check_questions(
    file: TextFile, articles: Mapping[str, PackArticle], problems: ProblemList
) -> None:
    """Say which passages that the questions name are not in their articles."""
    for record in read_records(file, QUESTION, problems):
        article = article_of(record.fields, articles, problems)
        question_type = read_choice(QuestionType, record.fields, "type", problems)
        if article is None:
            continue
        is_mark = question_type in (QuestionType.MARK, QuestionType.MARK_MANY)
        pointing = ("on", "also", "answer", "accept") if is_mark else ("on", "also")
        selectors_of(article, record.fields, pointing, problems)
