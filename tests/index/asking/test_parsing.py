"""What is understood of what was typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.asking.operators import Operators
from index.asking.parsing import MOST_WORDS, parse
from index.asking.query import (
    Doubt,
    Fuzzy,
    Group,
    Near,
    Node,
    OfAttribute,
    OfGroups,
    OfKind,
    PartKind,
    Phrase,
    Prefix,
    Query,
    Remark,
    Term,
    TypedPart,
    Wildcard,
)
from index.words.analysis import Forms, forms
from tests.each_case import check_each
from tests.index.odd_queries import ODD_QUERIES

OPERATORS = Operators(attributes=("speaker", "title"), kinds={"said": "quotation", "note": "note"})


def term(word: str) -> Term:
    [form] = forms(word)
    return Term(Forms(*form))


def asks(text: str) -> Group:
    return parse(text, OPERATORS).group


@pytest.mark.parametrize("as_typed", [False, True])
def test_an_odd_query_is_understood_somehow(as_typed: bool) -> None:
    def is_understood(text: str) -> None:
        assert isinstance(parse(text, OPERATORS, as_typed=as_typed), Query)

    check_each(ODD_QUERIES, is_understood)


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


@pytest.mark.parametrize(
    ("text", "node", "told"),
    [
        ("col*r", Wildcard("col*r"), TypedPart(PartKind.PATTERN, ("col*r",))),
        ("Col**R,", Wildcard("col*r"), TypedPart(PartKind.PATTERN, ("col*r",))),
        ("é*ole*", Wildcard("e*ole*"), TypedPart(PartKind.PATTERN, ("e*ole*",))),
        ("*w*rd", Wildcard("w*rd"), TypedPart(PartKind.PATTERN, ("w*rd",))),
        ("Bridge~", Fuzzy("bridge"), TypedPart(PartKind.ALMOST, ("bridge",))),
        ("говорил~", Fuzzy("говорил"), TypedPart(PartKind.ALMOST, ("говорил",))),
    ],
)
def test_a_star_inside_and_a_tilde_behind_a_word_ask_for_every_word_that_fits(
    text: str, node: Node, told: TypedPart
) -> None:
    query = parse(text)

    assert query.group == Group(wanted=(node,))
    assert (query.understood.told, query.understood.remarks) == ((told,), ())


def test_what_fits_may_be_left_out_named_and_joined() -> None:
    assert parse("rust -br*ge").group.excluded == (Wildcard("br*ge"),)
    [named] = parse("speaker:keler~", Operators(attributes=("speaker",))).group.required
    assert named == OfAttribute("speaker", Fuzzy("keler"))
    [both] = parse("br*ge AND rsut~").group.required
    assert both == Group(required=(Wildcard("br*ge"), Fuzzy("rsut")))
    either = parse("br*ge OR rsut~").understood.told
    assert either == (TypedPart(PartKind.ANY, ("br*ge", "rsut~")),)


def test_more_patterns_than_can_be_looked_for_are_doubted() -> None:
    query = parse(" ".join(f"a{chr(98 + n)}*d" for n in range(9)))

    assert sum(isinstance(node, Wildcard) for node in query.group.wanted) == 8
    assert query.understood.remarks == (Remark(Doubt.INNER_ASTERISK, "aj*d"),)


@pytest.mark.parametrize("text", ["~", "a~", "an~", "a~b", "word~2", "~word", "two-fold~", "北京~"])
def test_a_tilde_elsewhere_says_nothing(text: str) -> None:
    nodes = parse(text).group.wanted

    assert not any(isinstance(node, Fuzzy) for node in nodes)
    assert bool(nodes) == (text != "~")


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


def test_all_of_a_kind_may_be_one_of_several() -> None:
    every_note, said = OfKind("note", None), OfKind("quotation", term("safe"))

    assert asks("note: OR said:safe") == Group(required=(Group(wanted=(every_note, said)),))


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


def states(value: str) -> Node | None:
    """What "is:" means: what is new, what is old, or nothing that is known."""
    return {"old": OLD, "new": NEW}.get(value)


OLD = OfGroups(frozenset({"one", "other"}))
NEW = OfGroups(frozenset({"one", "other"}), is_outside=True)
WITH_STATES = Operators(
    attributes=("speaker",),
    kinds={"note": "note"},
    meanings={"is": states},
    aliases={"by": "speaker"},
)


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("rust is:old", Group(required=(OLD,), wanted=(term("rust"),))),
        ("rust is:new", Group(required=(NEW,), wanted=(term("rust"),))),
        ("rust -is:new", Group(required=(OLD,), wanted=(term("rust"),))),
        ("rust -is:old", Group(required=(NEW,), wanted=(term("rust"),))),
        ("NOT is:old rust", Group(required=(NEW,), wanted=(term("rust"),))),
        ("rust AND is:new", Group(required=(Group(required=(term("rust"), NEW)),))),
        ("rust AND -is:new", Group(required=(Group(required=(term("rust"), OLD)),))),
        ("rust OR is:new", Group(wanted=(Group(wanted=(term("rust"), NEW)),))),
        ("is:old OR is:new", Group(required=(Group(wanted=(OLD, NEW)),))),
        ('rust is:"old"', Group(required=(OLD,), wanted=(term("rust"),))),
        ("is:new", Group(required=(NEW,))),
        ("is:new is:new -is:old", Group(required=(NEW,))),
    ],
)
def test_a_name_may_mean_whatever_its_owner_says(text: str, group: Group) -> None:
    assert parse(text, WITH_STATES).group == group


@pytest.mark.parametrize("text", ["rust -is:new", "rust AND NOT is:new"])
def test_what_is_left_out_is_told_so_also_where_it_asks_for_the_others(text: str) -> None:
    state = TypedPart(PartKind.LIMIT, ("new",), "is", is_negative=True)

    assert parse(text, WITH_STATES).understood.told == (TypedPart(PartKind.WORD, ("rust",)), state)


@pytest.mark.parametrize(
    ("text", "told", "group"),
    [
        (
            "(is:new)",
            TypedPart(PartKind.LIMIT, ("new",), "is"),
            Group(required=(Group(required=(NEW,)),)),
        ),
        (
            "(-is:new)",
            TypedPart(PartKind.GROUP, ("-is:new",)),
            Group(required=(Group(required=(OLD,)),)),
        ),
        (
            "-(-is:new)",
            TypedPart(PartKind.GROUP, ("-is:new",), is_negative=True),
            Group(excluded=(Group(required=(OLD,)),)),
        ),
    ],
)
def test_brackets_around_a_state_are_told_as_they_are_meant(
    text: str, told: TypedPart, group: Group
) -> None:
    query = parse(text, WITH_STATES)

    assert (query.understood.told, query.group) == ((told,), group)


def test_an_alias_is_as_good_as_the_name() -> None:
    assert parse("by:pell", WITH_STATES) == parse("speaker:pell", WITH_STATES)


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("speker:pell", Remark(Doubt.NAME, "speker:", "speaker:")),
        ("is:strange", Remark(Doubt.VALUE, "is:strange")),
        ("after:soon", Remark(Doubt.DATE, "after:soon")),
        ("rust after:2024-13", Remark(Doubt.DATE, "after:2024-13")),
        ("speaker:", Remark(Doubt.NOTHING_NAMED, "speaker:")),
        ("speaker: note:", Remark(Doubt.NOTHING_NAMED, "speaker:")),
        ("anti-w*r", Remark(Doubt.INNER_ASTERISK, "anti-w*r")),
        ("a*b*c*d*e*f", Remark(Doubt.INNER_ASTERISK, "a*b*c*d*e*f")),
        ("北*京", Remark(Doubt.INNER_ASTERISK, "北*京")),
    ],
)
def test_what_cannot_be_meant_is_remarked_upon(text: str, remark: Remark) -> None:
    assert parse(text, WITH_STATES).understood.remarks == (remark,)


def test_a_name_that_is_like_no_other_is_not_remarked_upon() -> None:
    assert parse("http://x colour:red 12:30", WITH_STATES).understood.remarks == ()


@pytest.mark.parametrize(
    "date",
    ["2", "20", "202", "2024-", "2024-0", "2024-1", "2024/", "2024-6-", "2024-06-0", "٢٠", "2024"],
)
def test_a_date_that_is_still_being_typed_is_waited_for(date: str) -> None:
    typing = parse(f"rust after:{date}", WITH_STATES, as_typed=True)

    assert typing.understood.remarks == ()
    assert typing.group.wanted == (term("rust"),)


@pytest.mark.parametrize(
    "date",
    ["2024-13", "20245", "2024..2025", "2024-00", "2024-06-32", "2024-0-", "2024-123", "2024x"],
)
def test_what_can_no_longer_become_a_date_is_remarked_upon_at_once(date: str) -> None:
    typing = parse(f"rust after:{date}", WITH_STATES, as_typed=True)

    assert typing.understood.remarks == (Remark(Doubt.DATE, f"after:{date}"),)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("after:2024", "2024"),
        ("after:2024-6", "2024-06"),
        ("after:2024/06/5", "2024-06-05"),
        ("after:2024.06", "2024-06"),
        ('after:"2024"', "2024"),
        ("after:٢٠٢٤", "2024"),
        ("after:2024,", "2024"),
    ],
)
def test_a_date_is_read_however_it_is_written(text: str, date: str) -> None:
    assert parse(f"war {text}").after == date


def test_the_whole_query_is_told_part_by_part() -> None:
    told = parse('war OR talks x NEAR y -note:z (a b) "c d" e* after:2024', WITH_STATES)

    assert told.understood.told == (
        TypedPart(PartKind.ANY, ("war", "talks")),
        TypedPart(PartKind.NEAR, ("x", "y")),
        TypedPart(PartKind.LIMIT, ("z",), "note", is_negative=True),
        TypedPart(PartKind.GROUP, ("a b",)),
        TypedPart(PartKind.PHRASE, ("c d",)),
        TypedPart(PartKind.BEGINNING, ("e",)),
        TypedPart(PartKind.LIMIT, ("2024",), "after"),
    )


@given(st.lists(_PARTS, max_size=40).map("".join), st.booleans())
def test_any_mixture_is_told_in_words_that_were_typed(text: str, as_typed: bool) -> None:
    for part in parse(text, WITH_STATES, as_typed=as_typed).understood.told:
        assert part.said or part.name


def test_behind_a_name_that_is_none_each_word_counts_by_itself() -> None:
    query = parse("speker:pell 10:30", OPERATORS)

    doubtful, *others = query.group.wanted
    assert isinstance(doubtful, Group)
    assert [node.forms.exact for node in doubtful.wanted if isinstance(node, Term)] == [
        "speker",
        "pell",
    ]
    assert [node.forms.exact for node in others if isinstance(node, Term)] == ["10", "30"]


def test_a_compound_by_itself_is_wanted_with_all_its_parts() -> None:
    [compound] = parse("two-dimensional").group.wanted

    assert isinstance(compound, Group)
    assert len(compound.required) == 2


def test_beside_other_words_each_part_of_a_compound_counts() -> None:
    wanted = parse("two-dimensional flow").group.wanted

    in_one = term("twodimensional")
    assert wanted == (
        Group(wanted=(term("two"), in_one), is_compound=True),
        Group(wanted=(term("dimensional"), in_one), is_compound=True),
        term("flow"),
    )


def test_a_compound_that_is_joined_by_and_is_required_with_all_its_parts() -> None:
    [both] = parse("two-dimensional AND flow").group.required

    assert isinstance(both, Group)
    [compound, flow] = both.required
    assert isinstance(compound, Group)
    assert len(compound.required) == 2
    assert flow == term("flow")


def test_what_is_joined_to_itself_by_and_is_asked_for_once() -> None:
    [both] = parse("rust AND iron AND rust").group.required

    assert both == Group(required=(term("rust"), term("iron")))
