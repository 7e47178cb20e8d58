"""What is asked of sources and publishers, in words."""

from __future__ import annotations

from textwrap import fill

from desktop.core.source_question import (
    PublisherQuestion,
    SourcePurpose,
    SourceQuestion,
    TextKind,
)
from desktop.core.student_work.citations.sentence_case import sentence_case
from desktop.core.student_work.citations.title_case import title_case
from desktop.wording.translation_context import TranslationContext

# So many letters of a title stand on a line of what can be chosen.
_LINE = 34
Sources = TranslationContext("Sources")


def question_name(question: str) -> str:
    """A question as its reader is asked it; empty for one that this version does not ask."""
    names: dict[str, str] = {
        SourceQuestion.AUTHOR: Sources.tr("Who wrote or made it?"),
        SourceQuestion.PUBLISHER: Sources.tr("Who published it?"),
        SourceQuestion.DAY: Sources.tr("When?"),
        SourceQuestion.KIND: Sources.tr("What kind of text is it?"),
        SourceQuestion.PURPOSE: Sources.tr("Why was it made?"),
        SourceQuestion.AUDIENCE: Sources.tr("For whom was it made?"),
        SourceQuestion.MISSING: Sources.tr("What might be missing?"),
        SourceQuestion.TITLE: Sources.tr("How is its title written in a list of sources?"),
        PublisherQuestion.SORT: Sources.tr("What kind of publisher is it?"),
        PublisherQuestion.OWNER: Sources.tr("Who owns it?"),
        PublisherQuestion.MONEY: Sources.tr("Where does its money come from?"),
        PublisherQuestion.CORRECTIONS: Sources.tr("Where does it correct its mistakes?"),
        PublisherQuestion.SORT_FROM: Sources.tr("Where I found what kind it is"),
        PublisherQuestion.OWNER_FROM: Sources.tr("Where I found who owns it"),
        PublisherQuestion.MONEY_FROM: Sources.tr("Where I found where its money comes from"),
        PublisherQuestion.CORRECTIONS_FROM: Sources.tr("Where I found how it corrects mistakes"),
    }
    return names.get(question, "")


def cased_titles(title: str, text: str) -> dict[str, str]:
    """The title in the letters that styles want, where they are others: for whoever chooses them.

    Each is broken into short lines, as all of it is to be seen before it is chosen.
    """
    title = " ".join(title.split())
    offered = {
        title_case(title): Sources.tr("For MLA and Chicago: {0}"),
        sentence_case(title, text): Sources.tr("For APA: {0}"),
    }
    return {
        cased: fill(words.format(cased), _LINE)
        for cased, words in offered.items()
        if cased != title
    }


def kind_names() -> dict[TextKind, str]:
    """The kinds of text, in the order in which they are offered."""
    return {
        TextKind.NEWS_REPORT: Sources.tr("News report"),
        TextKind.OPINION: Sources.tr("Opinion"),
        TextKind.ADVERTISEMENT: Sources.tr("Advertisement"),
        TextKind.PRESS_RELEASE: Sources.tr("Press release"),
        TextKind.STUDY: Sources.tr("Study"),
        TextKind.BLOG: Sources.tr("Blog"),
        TextKind.OFFICIAL: Sources.tr("Official"),
    }


def purpose_names() -> dict[SourcePurpose, str]:
    """The reasons why texts are made, in the order in which they are offered."""
    return {
        SourcePurpose.INFORM: Sources.tr("To inform"),
        SourcePurpose.PERSUADE: Sources.tr("To persuade"),
        SourcePurpose.SELL: Sources.tr("To sell"),
        SourcePurpose.ENTERTAIN: Sources.tr("To entertain"),
    }
