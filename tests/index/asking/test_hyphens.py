"""Words with a hyphen and words in one find each other."""

from __future__ import annotations

from contextlib import ExitStack
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.asking.hyphens import in_two
from index.asking.operators import Operators
from index.asking.parsing import parse
from index.asking.query import Group, Near, Node, PartKind, Term, TypedPart
from index.document import Document
from index.showing.highlights import matches
from index.words.analysis import STOP_WORDS, forms, stem
from tests.index.in_memory import in_memory
from tests.index.reference.memory_segment import MemorySegment
from tests.index.reference.queries import ROUNDS
from tests.index.reference.ranking import Collection, rank
from tests.index.reference.stack import STACK, same

RUST = Term(forms("rust")[0])
OPERATORS = Operators(attributes=("title",), kinds={"note": "note"})


def documents(*texts: str) -> list[Document]:
    return [Document(text, "g", "note", text, attributes={"title": text}) for text in texts]


def found(typed: str, *texts: str, as_typed: bool = False) -> list[str]:
    """The texts that answer, best first."""
    query = parse(typed, OPERATORS, as_typed=as_typed)
    index = in_memory(documents(*texts), OPERATORS.attributes)
    return [hit.id for hit in index.search(query, 99).hits]


def leaves(node: Node) -> list[Node]:
    if isinstance(node, Group):
        return [leaf for each in node.required + node.wanted for leaf in leaves(each)]
    return [node]


def marked(text: str, typed: str, **where: str) -> list[str]:
    return [text[start:end] for start, end in matches(text, parse(typed, OPERATORS), **where)]


@pytest.mark.parametrize(
    ("together", "apart"),
    [
        ("email", "e-mail"),
        ("email", "e‑mail"),
        ("email", "E‐Mail"),
        ("cooperative", "co-operative"),
        ("coop", "co-op"),
        ("reelected", "re-elected"),
        ("nongovernmental", "non-governmental"),
        ("preexisting", "pre-existing"),
        ("antitrust", "anti-trust"),
        ("multicultural", "multi-cultural"),
        ("semiannual", "semi-annual"),
        ("cybersecurity", "cyber-security"),
        ("ebooks", "e-books"),
        ("prescolaire", "pré-scolaire"),
    ],
)
def test_a_word_is_found_however_it_is_written(together: str, apart: str) -> None:
    texts = (f"an {apart} came", f"an {together} came", "nothing came")

    for typed in (together, together.upper(), apart):
        assert set(found(typed, *texts)) == set(texts[:2]), typed


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("cooperated", "they co-operate"),
        ("cooperate", "their co-operation"),
        ("coordinators", "it was co-ordinated"),
        ("email", "who e-mailed?"),
        ("emailing", "two e-mails"),
        ("reelected", "the re-election"),
        ("reentry", "two re-entries"),
        ("antibodies", "an anti-body"),
        ("coauthored", "her co-author"),
        ("coarranged", "they co-arrange"),
        ("antiheroes", "an anti-hero"),
        ("nonviolence", "a non-violent march"),
        ("antisemitism", "an anti-Semitic word"),
        ("neonazis", "a neo-Nazi"),
        ("ecigarettes", "an e-cigarette"),
        ("co-operated", "we cooperate"),
        ("e-mails", "emailing"),
        ("preplanned", "the pre-planning"),
        ("pre-planning", "well pre-planned"),
        ("pre-plan", "preplanned"),
    ],
)
def test_it_is_found_in_other_endings(typed: str, text: str) -> None:
    assert found(typed, text, "nothing") == [text]
    assert marked(text, typed)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ('"email"', "an e-mail"),
        ('"e-mail"', "an email"),
        ("email", "vitamin e and mail"),
        ("e-mail", "vitamin e and mail"),
        ("non-violent", "violent, and non"),
        ("email", "the e. The mail"),
        ("email", "mail, e"),
        ("cooperate", "the co of those who operate"),
        ("coat", "Smith & Co. at home"),
        ("commission", "co mmission"),
        ("could", "co uld"),
        ("transparent", "trans parents"),
        ("overall", "all over all"),
        ("reality", "re ality"),
        ("eland", "e land"),
        ("anti-e-mail", "antiemail"),
        ("colour:mail", "colourmail"),
        ("and/or", "andor"),
        ("b-52", "b52"),
        ("e — mail", "email"),
    ],
)
def test_what_is_not_the_same_word_is_not_found(typed: str, text: str) -> None:
    assert found(typed, text) == []


def test_the_whole_word_is_marked_however_it_is_written() -> None:
    text = "An e-mail, a mail, E‑Mails; vitamin e. Emails!"

    for typed in ("email", "e-mail"):
        assert marked(text, typed) == ["e-mail", "E‑Mails", "Emails"]
        assert marked(text, f"title:{typed}") == []
        assert marked(text, f"title:{typed}", attribute="title") == ["e-mail", "E‑Mails", "Emails"]


def test_a_compound_of_any_two_words_is_found_in_one() -> None:
    texts = ("health care", "care for health", "healthcare", "health")

    assert set(found("health-care", *texts)) == {*texts} - {"health"}
    assert marked("Healthcare is care.", "health-care") == ["Healthcare", "care"]


@pytest.mark.parametrize("typed", ["mother-in-law", "Mother‐in‐law", "motherinlaw"])
def test_a_compound_of_three_words_is_found_in_one(typed: str) -> None:
    texts = ("Her motherinlaw crossed.", "Her mother-in-law crossed.", "Her mother crossed.")

    assert set(found(typed, *texts)) >= set(texts[:2])


def test_beside_other_words_a_compound_in_one_counts_as_all_of_it() -> None:
    texts = ("health", "costs", "healthcare and its costs", "costs of health care", "care")

    assert set(found("health-care costs", *texts)[:2]) == {*texts[2:4]}
    assert set(found("health-care costs", *texts)) == {*texts}


def test_a_minus_leaves_out_both() -> None:
    texts = ("an email came", "an e-mail came", "a mail came")

    assert found("came -email", *texts) == ["a mail came"]
    assert found("came -e-mail", *texts) == ["a mail came"]


@pytest.mark.parametrize("typed", ["title:e-mail", "title:email", "note:email", "note:e-mail"])
def test_both_are_found_under_a_name(typed: str) -> None:
    texts = ("an email", "an e-mail", "a mail")

    assert set(found(typed, *texts)) == set(texts[:2])


def test_both_are_found_in_alternatives_and_where_several_are_required() -> None:
    texts = ("an email from Ada", "an e-mail from Ada", "Ada", "an e-mail", "rust")

    for word in ("email", "e-mail"):
        assert set(found(f"{word} AND Ada", *texts)) == set(texts[:2])
        assert set(found(f"{word} OR rust", *texts)) == {*texts} - {"Ada"}
        assert set(found(f"({word} OR rust) AND an", *texts)) == {*texts[:2], "an e-mail"}


def test_near_takes_a_word_as_it_was_typed() -> None:
    [email], [sent] = forms("email"), forms("sent")

    for as_typed in (False, True):
        query = parse("sent NEAR email", as_typed=as_typed)
        assert query.group == Group(required=(Near(sent, email),))


@pytest.mark.parametrize("typed", ["email Ada", "Ada e-mail", "e-mails Ada"])
def test_beside_other_words_either_counts_as_the_word(typed: str) -> None:
    complete = {f"at last an {word} from Ada came by another way" for word in ("email", "e-mail")}
    partial = {"Ada Ada Ada", "email email email", "e-mail e-mail"}

    assert set(found(typed, *partial, *complete)[:2]) == complete


@pytest.mark.parametrize("typed", ["how-to rust", "rust how-to"])
@pytest.mark.parametrize("as_typed", [False, True])
def test_common_words_with_a_hyphen_are_left_out_beside_others(typed: str, as_typed: bool) -> None:
    query = parse(typed, as_typed=as_typed)

    assert {leaf for leaf in leaves(query.group) if isinstance(leaf, Term)} == {RUST}
    assert query.understood.left_out == ("how-to",)


@pytest.mark.parametrize("typed", ["email", "e-mail", "e-ma", "co-operate", "cooperat", "e-mail "])
def test_what_is_still_being_typed_finds_what_it_may_become(typed: str) -> None:
    texts = ("emails", "they cooperated")

    assert len(found(typed, *texts, as_typed=True)) == 1


@pytest.mark.parametrize("typed", ["email", "e-mail"])
def test_a_finished_word_is_found_in_both_while_the_query_is_typed(typed: str) -> None:
    texts = ("emails", "e-mails")

    assert set(found(typed, *texts, as_typed=True)) == set(texts)


def test_a_beginning_is_one_of_either() -> None:
    texts = ("emailed", "e-mailed", "e-commerce", "mailed")

    assert set(found("e-mail*", *texts)) == {"emailed", "e-mailed"}


@pytest.mark.parametrize("typed", ["email", "e-mail", "cooperated", "re-elected", "noncom"])
@pytest.mark.parametrize("as_typed", [False, True])
def test_a_word_is_told_as_it_was_typed(typed: str, as_typed: bool) -> None:
    understood = parse(typed, as_typed=as_typed).understood

    assert understood.words == (typed,)
    assert understood.told == (TypedPart(PartKind.WORD, (typed,)),)


@pytest.mark.parametrize("typed", ["harbour", "rust", "email*", "company", "could", "reel", "e"])
def test_other_words_are_read_as_they_were(typed: str) -> None:
    [node] = parse(typed).group.wanted

    assert not isinstance(node, Group)


_FIRST = ("anti", "co", "cyber", "multi", "neo", "non", "pre", "pseudo", "quasi", "semi", "ultra")
_WORDS = st.one_of(
    st.builds(
        str.__add__,
        st.sampled_from(_FIRST),
        st.from_regex(
            r"([bdfgmprst]|st|gr)?[aeiou][a-z]{2,5}(s|ed|ing|ation|ies)?", fullmatch=True
        ),
    ),
    st.from_regex(r"ree[a-z]{3,6}", fullmatch=True),
    st.sampled_from(["email", "ebooks", "ereader", "ecigs", "elearning", "egovernment"]),
    st.sampled_from(["esports", "evoting", "ewaste", "coops", "coed"]),
).filter(lambda word: word not in STOP_WORDS)


@given(_WORDS)
def test_the_two_parts_of_a_word_are_those_of_the_word_in_one(word: str) -> None:
    [typed, *others] = [phrase.words for phrase in in_two(word)]

    assert "".join(typed) == word
    assert typed not in others
    assert all(stem("".join(other)) == stem(word) for other in others)
    assert len(others) < 20


_TEXTS = st.lists(
    st.sampled_from(
        ["e", "mail", "mails", "email", "emails", "e-mail", "E‑Mailed", "e\u00admail", "co", "coop",
         "co-op", "operate", "co-operate", "cooperation", "co-operated", "re-elected", "é-mail",
         "reelection", "elected", "Co.", "rust", "rust.", "-", "’s", "l’email", "東", "e’mail"]
    ),
    max_size=7,
).map(" ".join)  # fmt: skip
_SINGLE = st.sampled_from(["email", "mailed", "cooperated", "coop", "reelect", "co", "e-ma*"])
_TYPED = st.sampled_from(
    ["e-mail", "co-operate", "re-elected", "rust -email", "rust -co-operate", "rust e-mails",
     "title:email", "title:co-op", "email AND coop", "co-operate OR e-mail", "email co-op rust",
     "email NEAR rust", "email email", "e-e", "note:cooperate", "(email OR rust) -re-elected"]
)  # fmt: skip


@settings(deadline=None)
@given(_TEXTS, st.sampled_from(["email", "e-mails", "cooperated", "co-op", "reelected", "mail"]))
def test_a_text_is_marked_where_the_index_finds_it_and_nowhere_else(text: str, typed: str) -> None:
    assert bool(matches(text, parse(typed))) == bool(found(typed, text))


@given(_TEXTS, st.sampled_from(["email", "cooperated", "coop", "reelected"]))
def test_every_way_of_writing_is_marked(text: str, typed: str) -> None:
    [sought] = forms(typed)
    every = list(forms(text))
    ways = {phrase.words for phrase in in_two(typed)}
    ones = sum(form.stem == sought.stem for form in every)
    twos = sum((one.exact, two.exact) in ways for one, two in pairwise(every))

    assert len(matches(text, parse(typed))) == ones + twos


@settings(max_examples=8 * ROUNDS, deadline=None)
@given(
    st.lists(_TEXTS, max_size=6, unique=True),
    st.lists(st.one_of(_SINGLE, _TYPED), min_size=1, max_size=6),
    st.booleans(),
)
def test_every_engine_finds_both(texts: list[str], typed: list[str], as_typed: bool) -> None:
    gone = [Document("gone", "g", "note", "rust")]
    named = Operators(attributes=("speaker", *OPERATORS.attributes), kinds=OPERATORS.kinds)
    speakers = [Document(each, "g", "note", each, attributes={"speaker": each}) for each in texts]
    reference = Collection([MemorySegment(speakers, ("speaker",))])
    with ExitStack() as opened:
        indexes = [opened.enter_context(each(gone, speakers)) for each in STACK]
        for each in typed:
            query = parse(each.replace("title:", "speaker:"), named, as_typed=as_typed)
            everything = rank(reference, query, 99)
            for index in indexes:
                hits = index.search(query, 99)
                assert {hit.id for hit in hits.hits} == {hit.id for hit in everything.hits}
            same(indexes[0].search(query, 99), indexes[-1].search(query, 99))


def test_one_letter_behind_a_hyphen_may_be_growing() -> None:
    assert matches("Send an e-mail, or mail it.", parse("e-m", as_typed=True)) == (
        (8, 9),
        (10, 14),
        (19, 23),
    )
