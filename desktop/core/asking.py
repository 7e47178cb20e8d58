"""From what a reader typed and chose to a query of the index."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from desktop.core.article import ArticleId
from desktop.core.findable import EXACTLY, OPENING, VOICE, exact_word, voice_word
from desktop.core.index_documents import OPERATORS
from desktop.core.library.library import Library
from desktop.core.query_words import Hint, HintSort, PartSort, QueryPart, in_place_of
from desktop.core.search_results import Facet, Filter, Request, ResultKind
from index.analysis import forms
from index.parsing import Operators, parse
from index.query import (
    Group,
    Near,
    Node,
    OfAttribute,
    OfKind,
    Phrase,
    Prefix,
    Query,
    Sort,
    Term,
    Understood,
)

# What `in:` calls the kinds of passages, in either number.
_PLACES = {
    "article": ResultKind.ARTICLE,
    "text": ResultKind.ARTICLE,
    "quote": ResultKind.QUOTATION,
    "quotation": ResultKind.QUOTATION,
    "note": ResultKind.NOTE,
    "context": ResultKind.CONTEXT,
}
_HERE = ("here", "this")
_UNREAD = ("unread", "new", "unopened")
_READ = ("read", "opened")
_MARKED = ("marked", "noted")
# These hold for a whole article and every passage in it.
_OF_ARTICLES = ("title", "publisher", "author", "lesson")
_NO_ARTICLE = ArticleId("")
_OPENINGS = OfAttribute(EXACTLY, Phrase((OPENING,)))


def asked(request: Request, library: Library, *, as_typed: bool = False) -> Query:
    """What the words of a request ask for; what was chosen beside them is left to `narrowed`.

    A query that only says which articles are meant finds the first paragraph of each; with
    words to leave out, every paragraph without them. Raises LibraryError.
    """
    query = parse(request.words, _operators(library, request.here), as_typed=as_typed)
    group = query.group
    is_limited = any(part.sort is Sort.LIMIT for part in query.understood.told)
    if is_limited and not group.wanted and all(map(_is_about_articles, group.required)):
        only_openings = all(map(_is_about_articles, group.excluded))
        shown = _OPENINGS if only_openings else OfKind(ResultKind.ARTICLE, None)
        query = replace(query, group=replace(group, required=(*group.required, shown)))
    return query


def narrowed(query: Query, request: Request, *, but: Facet | ResultKind | None = None) -> Query:
    """The query with the kind and the filters of a request, `but` for those of one facet.

    Any kind stands for all kinds.
    """
    required: list[Node] = []
    if request.kind is not None and not isinstance(but, ResultKind):
        required.append(OfKind(request.kind, None))
    for facet in Facet:
        chosen = sorted(each.value for each in request.filters if each.facet is facet)
        if chosen and facet is not but:
            nodes = tuple(_node(Filter(facet, value)) for value in chosen)
            required.append(nodes[0] if len(nodes) == 1 else Group(wanted=nodes))
    if not required or query.is_empty:
        return query
    return replace(query, group=replace(query.group, required=(*query.group.required, *required)))


def within(query: Query, article_id: ArticleId) -> Query:
    """The query, for one article only."""
    required = (*query.group.required, _of_article(article_id))
    return replace(query, group=replace(query.group, required=required))


def parts_of(understood: Understood) -> tuple[QueryPart, ...]:
    """The parts of a query as they were read."""
    return tuple(
        QueryPart(PartSort(each.sort), each.said, each.name, each.is_negative)
        for each in understood.told
    )


def hints_of(query: Query, words: str) -> tuple[Hint, ...]:
    """What was odd about a query."""
    hints = [
        Hint(
            HintSort(each.doubt),
            each.said,
            each.better,
            in_place_of(each.said, each.better, words) if each.better else "",
        )
        for each in query.understood.remarks
    ]
    if query.is_empty and query.understood.excluded:
        hints.append(Hint(HintSort.ONLY_EXCLUDED))
    return tuple(hints)


class Sought(NamedTuple):
    """Words that are looked for together: in the texts, or under the name of an attribute."""

    words: tuple[str, ...]
    node: Node
    name: str = ""


def sought_words(query: Query) -> tuple[Sought, ...]:
    """Each word that is looked for in the texts, and each word or phrase after a name."""
    found: dict[tuple[str, tuple[str, ...]], Sought] = {}
    for node in (*query.group.wanted, *query.group.required):
        for each in _leaves(node):
            for sought in _sought_in(each):
                found.setdefault((sought.name, sought.words), sought)
    return tuple(found.values())


def _sought_in(leaf: Node) -> Iterator[Sought]:
    match leaf:
        case Term(word) | Group(wanted=(Term(word), Prefix(is_typing=True))):
            yield Sought((word.exact,), leaf)
        case OfAttribute(name, inner) if name in OPERATORS.attributes:
            for each in _leaves(inner):
                node = OfAttribute(name, each)
                if isinstance(each, Phrase):
                    yield Sought(each.words, node, name)
                else:
                    yield from (Sought(sought.words, node, name) for sought in _sought_in(each))
        case _:
            pass


def _operators(library: Library, here: ArticleId | None) -> Operators:
    def is_in_state(value: str) -> Node | None:
        state = value.lower()
        if state in _UNREAD:
            return Group(excluded=tuple(map(_of_article, sorted(library.articles.opened()))))
        if state in _READ:
            return _any_article(library.articles.opened())
        if state in _MARKED:
            return _any_article(library.articles.annotated())
        return None

    def is_in_place(value: str) -> Node | None:
        place = value.lower()
        if place in _HERE:
            return _of_article(here or _NO_ARTICLE)
        kind = _PLACES.get(place) or _PLACES.get(place.removesuffix("s"))
        if kind is not None:
            return OfKind(kind, None)
        return _named_so(value)

    return replace(OPERATORS, meanings={"is": is_in_state, "in": is_in_place})


def _named_so(value: str) -> Node | None:
    """Articles and lessons with these words in their titles; the last may be half a word."""
    found = forms(value)
    if not found:
        return None
    last = found[-1].exact
    nodes: tuple[Node, ...] = (
        *map(Term, found[:-1]),
        Group(wanted=(Term(found[-1]), Prefix(last, is_typing=True))),
    )
    inner = nodes[0] if len(nodes) == 1 else Group(required=nodes)
    return Group(wanted=(OfAttribute("title", inner), OfAttribute("lesson", inner)))


def _any_article(article_ids: frozenset[ArticleId]) -> Node:
    nodes = tuple(map(_of_article, sorted(article_ids or {_NO_ARTICLE})))
    return nodes[0] if len(nodes) == 1 else Group(wanted=nodes)


def _of_article(article_id: ArticleId) -> Node:
    return OfAttribute(EXACTLY, Phrase((exact_word("article", article_id),)))


def _node(chosen: Filter) -> Node:
    if chosen.facet is Facet.SPEAKER:
        return OfAttribute(VOICE, Phrase((voice_word(chosen.value),)))
    return OfAttribute(EXACTLY, Phrase((exact_word(chosen.facet, chosen.value),)))


def _is_about_articles(node: Node) -> bool:
    match node:
        case OfAttribute(name, Phrase((word,))) if name == EXACTLY:
            return word != OPENING
        case OfAttribute(name):
            return name in _OF_ARTICLES
        case Group(required, wanted):
            return all(map(_is_about_articles, required + wanted))
        case _:
            return False


def _leaves(node: Node) -> tuple[Node, ...]:
    match node:
        case Group(wanted=(Term(), Prefix(is_typing=True))):
            return (node,)
        # The parts of one word, and what `in:` asks for, are no words by themselves.
        case Group(is_compound=True) | Group(wanted=(OfAttribute("title"), OfAttribute("lesson"))):
            return ()
        case Group(required, wanted):
            return tuple(leaf for each in required + wanted for leaf in _leaves(each))
        case OfKind(_, inner) if inner is not None:
            return _leaves(inner)
        case Near(first, second):
            return (Term(first), Term(second))
        case _:
            return (node,)
