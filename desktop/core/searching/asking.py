"""From what a reader typed and chose to a query of the index."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from desktop.core.article import ArticleId
from desktop.core.evidence import OWN_CLAIMS
from desktop.core.indexing.documents import OPERATORS
from desktop.core.indexing.entries import EXACTLY, OPENING, VOICE, exact_word, voice_word
from desktop.core.library.library import Library
from desktop.core.search_request import Facet, Filter, Request, ResultKind
from desktop.core.searching.understood import Hint, HintSort, PartSort, QueryPart, in_place_of
from index.asking.operators import Operators
from index.asking.parsing import parse
from index.asking.query import (
    Group,
    Node,
    OfAttribute,
    OfGroups,
    OfKind,
    PartKind,
    Phrase,
    Prefix,
    Query,
    Term,
    TypedPart,
    Understood,
)
from index.words.analysis import forms

# What `in:` calls the kinds of passages, in either number.
_PLACES = {
    "article": ResultKind.ARTICLE,
    "text": ResultKind.ARTICLE,
    "quote": ResultKind.QUOTATION,
    "quotation": ResultKind.QUOTATION,
    "note": ResultKind.NOTE,
    "context": ResultKind.CONTEXT,
    "claim": ResultKind.OWN_CLAIM,
}
_HERE = ("here", "this")
_STATE = "is"
_UNREAD = ("unread", "new", "unopened")
_READ = ("read", "opened")
_MARKED = ("marked", "noted")
# These hold for a whole article and every passage in it.
_OF_ARTICLES = ("title", "publisher", "author", "lesson", "tag")
# What finds the first paragraph of every article.
OPENINGS = OfAttribute(EXACTLY, Phrase((OPENING,)))
# Articles have tags and so have notes, which are shown by themselves.
_NOTES = OfKind(ResultKind.NOTE, None)


def asked(request: Request, library: Library, *, as_typed: bool = False) -> Query:
    """What the words of a request ask for; what was chosen beside them is left to `narrowed`.

    What only says which articles are meant, be it all of a query or one of several alternatives,
    finds the first paragraph of each; with words to leave out, every paragraph without them.
    Raises LibraryError.
    """
    query = parse(request.words, _operators(library, request.here), as_typed=as_typed)
    is_limited = any(part.sort is PartKind.LIMIT for part in query.understood.told)
    if is_limited or not query.is_empty:
        shown = Group(wanted=(OPENINGS, _NOTES)) if _has_tags(query.group) else OPENINGS
        query = replace(query, group=_with_openings(query.group, shown))
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
    required = (*query.group.required, OfGroups(frozenset({article_id})))
    return replace(query, group=replace(query.group, required=required))


def parts_of(understood: Understood) -> tuple[QueryPart, ...]:
    """The parts of a query as they were read."""
    return tuple(map(_part, understood.told))


def _part(told: TypedPart) -> QueryPart:
    part = QueryPart(PartSort(told.sort), told.said, told.name, told.is_negative)
    if told.is_negative and told.name == _STATE and told.said:
        state = told.said[0].lower()
        for these, others in ((_READ, _UNREAD), (_UNREAD, _READ)):
            if state in these:
                return replace(part, said=others[:1], is_negative=False)
    return part


def hints_of(query: Query, words: str) -> tuple[Hint, ...]:
    """What was odd about a query."""
    hints = [
        Hint(
            # After this name only a few words can stand, and the hint tells them.
            HintSort.VALUE if each.said == f"{_STATE}:" else HintSort(each.doubt),
            each.said,
            each.better,
            in_place_of(each.said, each.better, words) if each.better else "",
        )
        for each in query.understood.remarks
    ]
    if query.is_empty and query.understood.excluded:
        hints.append(Hint(HintSort.ONLY_EXCLUDED))
    return tuple(hints)


def _operators(library: Library, here: ArticleId | None) -> Operators:
    # However often it is asked for, the library is asked once.
    opened, marked = cache(library.articles.opened), cache(library.articles.annotated)

    def is_in_state(value: str) -> Node | None:
        state = value.lower()
        if state in _UNREAD:
            # What a student claims is no article, which could be unread.
            return OfGroups(opened() | {OWN_CLAIMS}, is_outside=True)
        if state in _READ:
            return OfGroups(opened())
        if state in _MARKED:
            return OfGroups(marked())
        return None

    def is_in_place(value: str) -> Node | None:
        place = value.lower()
        if place in _HERE:
            return OfGroups(frozenset({here} if here else ()))
        kind = _PLACES.get(place) or _PLACES.get(place.removesuffix("s"))
        if kind is not None:
            return OfKind(kind, None)
        return _named_so(value)

    return replace(OPERATORS, meanings={_STATE: is_in_state, "in": is_in_place})


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


def _node(chosen: Filter) -> Node:
    if chosen.facet is Facet.SPEAKER:
        return OfAttribute(VOICE, Phrase((voice_word(chosen.value),)))
    return OfAttribute(EXACTLY, Phrase((exact_word(chosen.facet, chosen.value),)))


def _has_tags(node: Node) -> bool:
    """Whether anything is asked of tags, but to be left out."""
    match node:
        case OfAttribute(name):
            return name == "tag"
        case Group(required, wanted, _):
            return any(map(_has_tags, required + wanted))
        case _:
            return False


def _with_openings(group: Group, shown: Node) -> Group:
    """The group, with only what is `shown` of an article wherever it says no more than which."""
    if not all(map(_is_about_articles, group.excluded)):
        every = OfKind(ResultKind.ARTICLE, None)
        shown = every if shown is OPENINGS else Group(wanted=(every, _NOTES))
    if all(map(_is_about_articles, group.required + group.wanted)):
        return replace(group, required=(*group.required, shown))
    if not _may_be_about_articles(group):
        return group
    if group.wanted:
        return replace(group, wanted=tuple(_opened(each, shown) for each in group.wanted))
    required = (
        each if _is_about_articles(each) else _opened(each, shown) for each in group.required
    )
    return replace(group, required=tuple(required))


def _opened(node: Node, shown: Node) -> Node:
    if isinstance(node, Group):
        return _with_openings(node, shown)
    return Group(required=(node, shown)) if _is_about_articles(node) else node


def _may_be_about_articles(node: Node) -> bool:
    """Whether a passage may answer by no more than being in the right article."""
    if not isinstance(node, Group):
        return _is_about_articles(node)
    is_wanted = not node.wanted or any(map(_may_be_about_articles, node.wanted))
    return is_wanted and all(map(_may_be_about_articles, node.required))


def _is_about_articles(node: Node) -> bool:
    match node:
        case OfGroups():
            return True
        case OfAttribute(name):
            return name in _OF_ARTICLES
        case Group(required, wanted, excluded):
            return all(map(_is_about_articles, required + wanted + excluded))
        case _:
            return False
