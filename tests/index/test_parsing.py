"""What is understood of what was typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis import Forms, forms
from index.parsing import MOST_WORDS, Operators, parse
from index.query import (
    Group,
    Near,
    Node,
    OfAttribute,
    OfKind,
    Phrase,
    Prefix,
    Query,
    Term,
)
from tests.index.odd_queries import ODD_QUERIES

OPERATORS = Operators(attributes=("speaker", "title"), kinds={"said": "quotation", "note": "note"})


def term(word: str) -> Term:
    [form] = forms(word)
    return Term(Forms(*form))


def asks(text: str) -> Group:
    return parse(text, OPERATORS).group


@pytest.mark.parametrize("text", ODD_QUERIES)
@pytest.mark.parametrize("as_typed", [False, True])
def test_an_odd_query_is_understood_somehow(text: str, as_typed: bool) -> None:
    assert isinstance(parse(text, OPERATORS, as_typed=as_typed), Query)


@given(st.text(), st.booleans())
def test_nothing_that_is_typed_raises(text: str, as_typed: bool) -> None:
    parse(text, OPERATORS, as_typed=as_typed)


_PARTS = st.sampled_from(
    ["a", "word", "AND", "OR", "NOT", "NEAR", "-", '"', "“", "(", ")", "*", ":", "speaker:",
     "note:", "after:", "2024-05", " ", " ", "東京", "é", "'"]
)  # fmt: skip


@given(st.lists(_PARTS, max_size=40).map("".join), st.booleans())
def test_no_mixture_of_signs_raises(text: str, as_typed: bool) -> None:
    parse(text, OPERATORS, as_typed=as_typed)


def test_words_side_by_side_are_all_wanted_and_none_is_required() -> None:
    assert asks("harbour survey") == Group(wanted=(term("harbour"), term("survey")))


@pytest.mark.parametrize(
    "text", ['"state of"', "“state of”", "„state of“", "«state of»", '"state of']
)
def test_any_quotation_marks_ask_for_the_exact_words(text: str) -> None:
    assert asks(text) == Group(required=(Phrase(("state", "of")),))


def test_what_is_quoted_is_required_beside_other_words() -> None:
    assert asks('"the union" obama') == Group(
        required=(Phrase(("the", "union")),), wanted=(term("obama"),)
    )


def test_a_minus_excludes_a_word_a_phrase_or_an_attribute() -> None:
    group = asks('flood -rain -"heavy rain" -speaker:mayor')

    assert group.excluded == (
        term("rain"),
        Phrase(("heavy", "rain")),
        OfAttribute("speaker", term("mayor")),
    )


@pytest.mark.parametrize("text", ["well-known", "flood - rain", "flood -- rain", "flood --rain"])
def test_a_hyphen_or_a_dash_excludes_nothing(text: str) -> None:
    assert asks(text).excluded == ()


def test_an_asterisk_asks_for_the_beginning_of_a_word() -> None:
    assert asks("Elect*") == Group(wanted=(Prefix("elect"),))


@pytest.mark.parametrize("text", ["speaker:putin", "Speaker:Putin", "speaker: putin"])
def test_a_name_before_a_colon_looks_into_an_attribute(text: str) -> None:
    assert asks(text) == Group(required=(OfAttribute("speaker", term("putin")),))


def test_an_attribute_takes_quoted_words_and_brackets() -> None:
    assert asks('speaker:"vladimir putin"') == Group(
        required=(OfAttribute("speaker", Phrase(("vladimir", "putin"))),)
    )
    assert isinstance(asks("speaker:(putin OR trump)").required[0], OfAttribute)


def test_the_name_of_a_kind_looks_into_documents_of_that_kind() -> None:
    assert asks("said:election") == Group(required=(OfKind("quotation", term("election")),))


@pytest.mark.parametrize("text", ["note:", "note:?", "note:*"])
def test_the_name_of_a_kind_alone_asks_for_all_of_it(text: str) -> None:
    assert asks(text) == Group(required=(OfKind("note", None),))


def test_an_unknown_name_is_a_word_like_any_other() -> None:
    parts = asks("colour:red").wanted

    assert parts == (Group(required=(term("colour"), term("red")), is_compound=True),)


def test_and_binds_closer_than_or_and_or_closer_than_a_blank() -> None:
    group = asks("war talks AND peace OR truce")

    assert group == Group(
        wanted=(
            term("war"),
            Group(wanted=(Group(required=(term("talks"), term("peace"))), term("truce"))),
        )
    )


def test_operators_in_small_letters_are_words() -> None:
    assert asks("war near talks").wanted == (term("war"), term("near"), term("talks"))


def test_near_joins_two_words() -> None:
    [war], [talks] = forms("war"), forms("talks")

    assert asks("war NEAR talks") == Group(required=(Near(war, talks),))


def test_common_words_are_left_out_beside_others_and_the_reader_is_told() -> None:
    query = parse("the state of the harbour")

    assert query.group.wanted == (term("state"), term("harbour"))
    assert query.understood.left_out == ("the", "of")


def test_common_words_alone_are_looked_for() -> None:
    assert len(asks("to be or not to be").wanted) == 6


def test_the_last_word_may_still_be_growing() -> None:
    typing = parse("harbour surv", as_typed=True).group

    assert typing.wanted == (
        term("harbour"),
        Group(wanted=(term("surv"), Prefix("surv", is_typing=True))),
    )
    assert parse("harbour surv ", as_typed=True).group.wanted[1] == term("surv")


def test_dates_limit_the_answers() -> None:
    query = parse("war after:2024-06 before:2025")

    assert (query.after, query.before) == ("2024-06", "2025")
    assert query.group.wanted == (term("war"),)


def test_a_pasted_article_is_cut_and_the_reader_is_told() -> None:
    query = parse(" ".join(f"word{number}" for number in range(500)))

    assert len(query.group.wanted) == MOST_WORDS
    assert query.understood.was_cut


def test_what_was_understood_is_told_in_plain_values() -> None:
    understood = parse('flood "heavy rain" elect* speaker:mayor -storm', OPERATORS).understood

    assert understood.words == ("flood",)
    assert understood.phrases == ("heavy rain",)
    assert understood.beginnings == ("elect",)
    assert understood.limits == (("speaker", "mayor"),)
    assert understood.excluded == ("storm",)


def test_only_exclusions_ask_for_nothing() -> None:
    assert parse("-flood").is_empty


def test_deep_brackets_do_not_nest_without_end() -> None:
    def depth(node: Node) -> int:
        if not isinstance(node, Group):
            return 0
        return 1 + max(map(depth, node.required + node.wanted), default=0)

    assert depth(asks("(" * 3000 + "deep")) < 30
