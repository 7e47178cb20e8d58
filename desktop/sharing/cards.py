"""Articles that share words with a text, and the shared words, as cards show them."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.core.article import Article
from desktop.core.passage import PassageRef, paragraphs_of
from desktop.core.runs.where_from import SharingArticle, WhereFrom
from desktop.core.span import Span
from desktop.core.text.shown import beginning

# So much of shared words is to be read on their card.
_MOST_TOLD = 220


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """An article that has words of the text; whether it `is_oldest` of all that have them."""

    sharing: SharingArticle
    is_oldest: bool

    @property
    def key(self) -> str:
        """What tells it from the other cards."""
        return f"sharing:{self.sharing.shared.article_id}"

    @property
    def here(self) -> Span:
        """Where the first of the shared words stand in the text."""
        return self.sharing.shared.passages[0].here

    @property
    def there(self) -> PassageRef:
        """Where they stand in the other article."""
        return PassageRef(self.sharing.shared.article_id, self.sharing.shared.passages[0].there)


@dataclass(frozen=True, slots=True)
class PassageCard:
    """Words that both have: where they stand here, in which paragraph, and where there."""

    words: str
    paragraph: int
    here: Span
    there: PassageRef
    is_quoted: bool

    @property
    def key(self) -> str:
        """What tells it from the other cards."""
        return f"{self.there.article_id}:{self.here.start}:{self.there.span.start}"


SharingCard = ArticleCard | PassageCard


def sharing_cards(found: WhereFrom, article: Article) -> tuple[SharingCard, ...]:
    """The articles, each with its passages in the order of the text."""
    paragraphs = paragraphs_of(article.text, article.shape)
    cards: list[SharingCard] = []
    for sharing in found.articles:
        shared = sharing.shared
        cards.append(ArticleCard(sharing, found.oldest == shared.article_id))
        cards += [
            PassageCard(
                beginning(" ".join(each.here.of(article.text).split()), _MOST_TOLD),
                paragraphs.number_at(each.here.start),
                each.here,
                PassageRef(shared.article_id, each.there),
                each.is_quoted,
            )
            for each in shared.passages
        ]
    return tuple(cards)
