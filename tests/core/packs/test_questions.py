"""The questions of a pack: every kind that there is, and what can be wrong with each."""

from __future__ import annotations

import pytest

from desktop.core.fields.problem import FieldSlip, Severity
from desktop.core.packs.reading import PackReading, read_pack
from desktop.core.packs.slip import PackSlip, QuestionSlip
from desktop.core.question import Option, Pair, Question, QuestionType, Reveal, WordCount
from tests.core.packs.conftest import SMALL_PACK, WritePack

SECOND = SMALL_PACK["pack.md"].replace("sourcebook: 1", "sourcebook: 2")


def asked(a_pack: WritePack, record: str, pack: str = SECOND) -> PackReading:
    return read_pack(a_pack({"pack.md": pack, "questions.md": f"## Why? {{#q}}\n{record}\n"}))


def question_of(reading: PackReading) -> Question:
    assert reading.problems == ()
    assert reading.contents is not None
    [question] = reading.contents.questions
    return question


def slips(reading: PackReading) -> list[tuple[object, int]]:
    return [(problem.slip, problem.line) for problem in reading.problems]


def test_an_open_question_says_how_long_how_to_begin_and_what_is_looked_for(
    a_pack: WritePack,
) -> None:
    question = question_of(
        asked(
            a_pack,
            'type: open\nwords: 80 – 150\non: "Nobody knows"\nstarter: I think that …\n'
            "starter: It says …\nHow deep?\nhint: Read it.\nrubric: a number; a reason\n"
            "answer: Nobody can tell.",
        )
    )

    assert question.id == "small-pack/q"
    assert question.type is QuestionType.OPEN
    assert question.words == WordCount(80, 150)
    assert question.starters == ("I think that …", "It says …")
    assert question.rubric == ("a number", "a reason")
    assert question.model_answers == ("Nobody can tell.",)
    assert (question.title, question.body, question.hints) == ("Why?", "How deep?", ("Read it.",))
    assert [each.quote.exact for each in question.on] == ["Nobody knows"]
    assert not question.has_key


def test_choices_keep_their_order_and_which_are_right(a_pack: WritePack) -> None:
    question = question_of(asked(a_pack, "type: choice\n- Ann\n- [x] Ben\n* [ ] Nobody\nWho?"))

    assert question.options == (Option("Ann"), Option("Ben", is_right=True), Option("Nobody"))
    assert question.body == "Who?"
    assert question.has_key


def test_what_is_enough_belongs_to_the_answer_that_it_is_in(a_pack: WritePack) -> None:
    question = question_of(
        asked(
            a_pack,
            'type: mark-many\nanswer: "said Ann" | "she added"\naccept: added\nWho?',
        )
    )

    assert [key.answer.quote.exact for key in question.keys] == ["said Ann", "she added"]
    assert [[each.quote.exact for each in key.enough] for key in question.keys] == [[], ["added"]]
    assert question.at_least == 2


def test_pairs_are_offered_in_an_order_that_gives_nothing_away(a_pack: WritePack) -> None:
    question = question_of(asked(a_pack, "type: match\n- Ann | thinks\n- Ben | knows\nWho does?"))

    assert question.pairs == (Pair("Ann", "thinks"), Pair("Ben", "knows"))
    assert question.rights == ("knows", "thinks")


def test_an_order_is_that_of_the_lines(a_pack: WritePack) -> None:
    question = question_of(asked(a_pack, "type: order\n1. dig\n2. drink\nWhat comes first?"))

    assert question.steps == ("dig", "drink")


def test_a_comparison_has_a_second_passage_and_a_status_its_claim(a_pack: WritePack) -> None:
    comparison = question_of(
        asked(
            a_pack,
            'type: compare\non: "old well"\nwith: well | "The well is dry"\nnear: looked\nWhat?',
        )
    )
    status = question_of(asked(a_pack, "type: status\nclaim: c-deep\nIs it so?"))

    assert comparison.other is not None
    assert comparison.other.quote.exact == "The well is dry"
    assert comparison.other_article_id == "small-pack/well"
    assert status.claim_id == "small-pack/c-deep"


@pytest.mark.parametrize(
    ("record", "slip", "line"),
    [
        ("What?", QuestionSlip.NO_TYPE, 1),
        ("type: open", QuestionSlip.NOTHING_ASKED, 1),
        ("type: open\nwords: many\nWhat?", QuestionSlip.NOT_WORDS, 3),
        ("type: open\nwords: 90-20\nWhat?", QuestionSlip.NOT_WORDS, 3),
        ("type: choice\n- [x] a\nWhat?", QuestionSlip.NO_OPTIONS, 1),
        ("type: choice\n- a\n- b\nWhat?", QuestionSlip.NO_RIGHT_OPTION, 3),
        ("type: choice\n- [x] a\n- [x] b\nWhat?", QuestionSlip.SEVERAL_RIGHT_OPTIONS, 4),
        ("type: choose-many\n- [x] a\n- [x] b\nWhat?", QuestionSlip.EVERY_OPTION_RIGHT, 3),
        ("type: choice\n- [x] a\n- A\nWhat?", QuestionSlip.OPTION_TWICE, 4),
        ("type: choice\n- [x] a\n- b\n- \nWhat?", QuestionSlip.EMPTY_OPTION, 5),
        ("type: open\n- [x] a\nWhat?", QuestionSlip.OPTIONS_UNREAD, 3),
        (
            "type: order\n" + "".join(f"- {n}\n" for n in range(200)) + "What?",
            QuestionSlip.TOO_MANY_ITEMS,
            103,
        ),
        ("type: mark\nWhat?", QuestionSlip.NO_ANSWER, 1),
        ("type: mark-many\nanswer: Ann\nat-least: 2\nW?", QuestionSlip.TOO_MANY_WANTED, 4),
        ("type: mark-many\nanswer: Ann\nat-least: x\nW?", QuestionSlip.NOT_A_COUNT, 4),
        ("type: mark\nanswer: Ann\naccept: she\nWhat?", QuestionSlip.ENOUGH_OUTSIDE, 4),
        ("type: match\n- a | b\nWhat?", QuestionSlip.TOO_FEW_PAIRS, 1),
        ("type: match\n- a | b\n- c\n- d | e\nWhat?", QuestionSlip.HALF_A_PAIR, 4),
        ("type: order\n- a\nWhat?", QuestionSlip.TOO_FEW_STEPS, 1),
        ("type: status\nWhat?", QuestionSlip.STATUS_WITHOUT_CLAIM, 1),
        ("type: status\nclaim: c-dep\nWhat?", PackSlip.NO_SUCH_CLAIM, 3),
        ("type: compare\nwith: Ann\nWhat?", QuestionSlip.COMPARES_NOTHING, 1),
        ("type: compare\non: Ann\nWhat?", QuestionSlip.WITH_WHOM, 1),
        ("type: compare\non: Ann\nwith: pond | Ann\nW?", PackSlip.NO_SUCH_ARTICLE, 4),
        ("type: compare\non: Ann\nwith: Zoe\nWhat?", PackSlip.NOT_IN_ARTICLE, 4),
        ("type: guess\nWhat?", FieldSlip.NOT_A_CHOICE, 2),
    ],
)
def test_what_is_wrong_with_a_question_is_said_where_it_stands(
    a_pack: WritePack, record: str, slip: object, line: int
) -> None:
    assert slips(asked(a_pack, record)) == [(slip, line)]


def test_everything_wrong_is_said_at_once(a_pack: WritePack) -> None:
    reading = asked(a_pack, "type: choice\nwords: x\non: Zoe\n- a\n- b")

    assert slips(reading) == [
        (QuestionSlip.NOTHING_ASKED, 1),
        (QuestionSlip.NOT_WORDS, 3),
        (PackSlip.NOT_IN_ARTICLE, 4),
        (QuestionSlip.NO_RIGHT_OPTION, 5),
    ]


def test_what_the_first_format_does_not_have_asks_for_the_second(a_pack: WritePack) -> None:
    record = "type: status\nclaim: c-deep\nstarter: I …\nIs it so?"

    reading = asked(a_pack, record, SMALL_PACK["pack.md"])

    assert reading.pack is not None
    assert [(problem.slip, problem["words"]) for problem in reading.problems] == [
        (PackSlip.NEEDS_FORMAT, "type: status"),
        (PackSlip.NEEDS_FORMAT, "claim:"),
        (PackSlip.NEEDS_FORMAT, "starter:"),
    ]


def test_a_newer_format_opens_without_the_kinds_that_are_not_known(a_pack: WritePack) -> None:
    newer = SMALL_PACK["pack.md"].replace("sourcebook: 1", "sourcebook: 9")

    reading = asked(a_pack, "type: sing\nWhat?", newer)

    assert reading.contents is not None
    assert reading.contents.questions == ()
    assert {problem.severity for problem in reading.problems} == {Severity.WARNING}


def test_a_lesson_says_when_its_context_is_shown_and_what_its_pens_are_called(
    a_pack: WritePack,
) -> None:
    pack = SECOND.replace(
        "edition: 1\n",
        "edition: 1\nreveal: after-judgement\npens: evidence = Proof, opinion = View\n"
        "minutes: 45\nreplaces: old-well\n",
    )
    notes = SMALL_PACK["notes.md"].replace("kind:", "reveal: after-answer\nkind:")

    contents = read_pack(a_pack({"pack.md": pack, "notes.md": notes})).contents

    assert contents is not None
    assert contents.about.reveal is Reveal.AFTER_JUDGEMENT
    assert [(pen.value, name) for pen, name in contents.about.pens] == [
        ("evidence", "Proof"),
        ("opinion", "View"),
    ]
    assert (contents.about.minutes, contents.about.replaces) == (45, ("old-well",))
    assert contents.about.plan == "# For the teacher\n\nRead it aloud."
    [(note_id, _)] = contents.reveals
    assert contents.reveal_of(note_id) is Reveal.AFTER_ANSWER


@pytest.mark.parametrize(
    ("line", "slip"),
    [
        ("minutes: soon", PackSlip.NOT_MINUTES),
        ("pens: crayon = Wax", PackSlip.NO_SUCH_PEN),
        ("replaces: small-pack", PackSlip.REPLACES_ITSELF),
        ("replaces: a b", FieldSlip.UNUSABLE_ID),
        ("reveal: never", FieldSlip.NOT_A_CHOICE),
    ],
)
def test_what_is_wrong_with_a_lesson_itself_is_said(
    a_pack: WritePack, line: str, slip: object
) -> None:
    pack = SECOND.replace("edition: 1\n", f"edition: 1\n{line}\n")

    assert slips(read_pack(a_pack({"pack.md": pack}))) == [(slip, 6)]


EASY = "---\nid: easy\ntitle: E\nrights: free\nsame-as: {}\nlevel: easy\n---\nA well.\n"


def test_one_article_in_several_texts_names_the_one_that_claims_are_made_on(
    a_pack: WritePack,
) -> None:
    reading = read_pack(a_pack({"pack.md": SECOND, "articles/easy.md": EASY.format("well")}))

    assert reading.problems == ()
    assert reading.contents is not None
    assert [(each.article_id, each.name, each.same_as) for each in reading.contents.levels] == [
        ("small-pack/easy", "easy", "small-pack/well"),
        ("small-pack/well", "", None),
    ]


@pytest.mark.parametrize(
    ("other", "slip"),
    [("easy", PackSlip.SAME_AS_ITSELF), ("pond", PackSlip.NO_SUCH_ARTICLE)],
)
def test_a_level_of_nothing_is_said(a_pack: WritePack, other: str, slip: object) -> None:
    reading = read_pack(a_pack({"pack.md": SECOND, "articles/easy.md": EASY.format(other)}))

    assert slips(reading) == [(slip, 5)]


def test_a_level_of_a_level_is_told_which_text_is_meant(a_pack: WritePack) -> None:
    easier = EASY.format("easy").replace("id: easy", "id: easier")
    folder = a_pack(
        {
            "pack.md": SECOND,
            "articles/easy.md": EASY.format("well"),
            "articles/easier.md": easier,
        }
    )

    [problem] = read_pack(folder).problems

    assert problem.slip is PackSlip.SAME_AS_LEVEL
    assert (problem["article"], problem["other"]) == ("easy", "well")


@pytest.mark.parametrize(
    ("line", "slip"),
    [
        ("- soon | It rains", PackSlip.NO_DAY),
        ("- 2025-13-01 | It rains", PackSlip.NO_DAY),
        ("- 2025 |", PackSlip.NO_MOMENT),
        ("– 2025 | It rains | pond", PackSlip.NO_SUCH_ARTICLE),
    ],
)
def test_what_is_wrong_with_a_day_is_said(a_pack: WritePack, line: str, slip: object) -> None:
    assert slips(read_pack(a_pack({"timeline.md": f"# Days\n\n{line}\n"}))) == [(slip, 3)]


def test_a_word_that_nobody_meets_is_said_once(a_pack: WritePack) -> None:
    glossary = "## zebra {#z}\nplural: zebras\nAn animal.\n\n## Well {#w}\nA hole.\n"

    [problem] = read_pack(a_pack({"glossary.md": glossary})).problems

    assert (problem.slip, problem.line, problem["words"]) == (PackSlip.WORD_NOWHERE, 1, "zebra")


def test_a_file_of_a_kind_that_can_run_is_no_part_of_a_pack(a_pack: WritePack) -> None:
    [problem] = read_pack(a_pack({"media/map.svg": "<svg/>"})).problems

    assert (problem.file, problem.slip) == ("media/map.svg", PackSlip.UNLISTED_KIND)
