"""How much of a text stands in other saved articles, in words that call nobody a copyist."""

from __future__ import annotations

from desktop.core.runs.shared_passages import Sharing
from desktop.core.runs.where_from import SharingArticle, WhereFrom
from desktop.core.text.shown import beginning
from desktop.wording.counting import counted
from desktop.wording.dates import spoken_date
from desktop.wording.translation_context import TranslationContext

SharingTexts = TranslationContext("SharingTexts")

_MOST_OF_TITLE = 60


def sums_in_words(found: WhereFrom) -> str:
    """A sentence or three: how many paragraphs, in how many articles, and which came out first."""
    speeches = len(found.articles) - len(found.copies)
    said = []
    if found.stand_elsewhere and found.copies:
        count = len(found.copies)
        words = counted(
            count,
            SharingTexts.tr("{0} of {1} paragraphs stand in 1 other article."),
            SharingTexts.tr("{0} of {1} paragraphs stand in %n other articles.", None, count),
        )
        said += [words.format(found.stand_elsewhere, found.paragraphs), _oldest(found)]
    if speeches:
        said.append(
            counted(
                speeches,
                SharingTexts.tr("1 other article quotes the same speech."),
                SharingTexts.tr("%n other articles quote the same speech.", None, speeches),
            )
        )
    nothing = SharingTexts.tr("No other article in your library has passages of this one.")
    return " ".join(filter(None, said)) or nothing


def relation_words(sharing: SharingArticle) -> str:
    """What both have in common."""
    count = len(sharing.shared.passages)
    if sharing.shared.sharing is Sharing.SAME_SPEECH:
        return SharingTexts.tr("Both quote the same speech")
    shares = counted(
        count,
        SharingTexts.tr("Shares 1 passage"),
        SharingTexts.tr("Shares %n passages", None, count),
    )
    if sharing.shared.sharing is Sharing.SAME_REPORT:
        return SharingTexts.tr("Much the same report · {0}").format(shares.lower())
    return shares


def facts(sharing: SharingArticle, *, is_oldest: bool) -> str:
    """Who published it and when; that it came out first where that is known."""
    day = spoken_date(sharing.published) if sharing.published else SharingTexts.tr("no day known")
    first = SharingTexts.tr("the oldest") if is_oldest else ""
    return " · ".join(filter(None, (sharing.publisher, day, first)))


def _oldest(found: WhereFrom) -> str:
    if found.oldest is None:
        return SharingTexts.tr("Which is the oldest is not known.")
    if found.oldest == found.article_id:
        if found.without_day:
            return SharingTexts.tr("Of those with a day this one is the oldest.")
        return SharingTexts.tr("This one is the oldest.")
    oldest = next(each for each in found.articles if each.shared.article_id == found.oldest)
    words = SharingTexts.tr("The oldest is “{0}” ({1}).")
    if found.without_day:
        words = SharingTexts.tr("Of those with a day the oldest is “{0}” ({1}).")
    return words.format(beginning(oldest.title, _MOST_OF_TITLE), spoken_date(oldest.published))
