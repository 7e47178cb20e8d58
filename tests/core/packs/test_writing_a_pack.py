"""A pack while it is written: each change is one thing, and the pack of before is still there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.fields.written_file import NotWritable
from desktop.core.fields.written_records import NewRecord
from desktop.core.lesson import PackFile
from desktop.core.packs.writing import PackDraft
from tests.core.packs.conftest import SMALL_PACK, pack_of

FILES = tuple(PackFile(name, text.encode()) for name, text in sorted(SMALL_PACK.items()))
DRAFT = PackDraft(FILES)


def text_of(draft: PackDraft, path: str) -> str:
    return next(file.content.decode() for file in draft.files if file.path == path)


def test_a_claim_a_note_and_a_question_are_made_by_selecting_words() -> None:
    made = DRAFT.with_record(
        "claims.md",
        NewRecord("c-dry", "It is dry", (("article", "well"), ("on", '"he had looked"'))),
    )
    made = made.with_values("claims.md", "c-dry", "status", ["disputed"])
    made = made.with_record(
        "quotes.md",
        NewRecord("x-1", "Who says it", (("on", "“he had looked”"), ("speaker", "ben"))),
    )
    made = made.with_values("notes.md", "n-deep", "source", ["A book | report"], raw=True)

    pack = pack_of(made.reading())

    assert {claim.id for claim in pack.claims} == {"small-pack/c-deep", "small-pack/c-dry"}
    assert pack.corrections[0].speaker == "Ben Brown"
    assert [(each.text, each.kind) for each in pack.notes[0].sources] == [("A book", "report")]
    assert made.changed_from(DRAFT) == ("claims.md", "notes.md", "quotes.md")
    assert text_of(made, "quotes.md").startswith("# Quotations\n\n## Who says it {#x-1}\n")


def test_what_was_done_and_taken_back_leaves_every_byte() -> None:
    made = DRAFT.with_record("people.md", NewRecord("cy", "Cy")).without_record("people.md", "cy")
    again = made.with_title("claims.md", "c-deep", "Deep").with_title(
        "claims.md", "c-deep", "The well is deep"
    )

    assert again.changed_from(DRAFT) == ()


def test_an_article_and_the_plan_are_written_anew() -> None:
    made = DRAFT.with_article(
        "articles/pond.md", {"id": "pond", "title": "A pond: deep?", "rights": "free"}, "Water."
    )
    made = made.with_text("pack.md", "Read it twice.").with_head_value("pack.md", "edition", "2")

    reading = made.reading()

    assert next(article.title for article in pack_of(reading).articles) == "A pond: deep?"
    assert reading.contents is not None
    assert reading.contents.about.plan == "Read it twice."
    assert pack_of(reading).edition == 2
    with pytest.raises(NotWritable):
        made.with_article("articles/pond.md", {}, "")


def test_lines_of_a_file_and_whole_files_change() -> None:
    made = DRAFT.with_lines("timeline.md", 3, 3, ["- 1991 | The well is measured"])
    made = made.with_file(PackFile("media/a.png", b"x")).without_file("glossary.md")

    assert "- 1991 |" in text_of(made, "timeline.md")
    assert made.changed_from(DRAFT) == ("glossary.md", "media/a.png", "timeline.md")


def test_options_change_and_the_question_stays() -> None:
    made = DRAFT.with_record(
        "questions.md", NewRecord("q-2", "Who?", (("type", "choice"),), "- [x] a\n- b\nWho?")
    )

    made = made.with_body_lines("questions.md", "q-2", ["- a", "- [x] c"], lambda x: x[0] == "-")

    assert text_of(made, "questions.md").endswith("type: choice\n- a\n- [x] c\nWho?\n")


def test_a_free_id_is_made_of_words() -> None:
    assert DRAFT.free_id("claims.md", "The Well: is it deep?") == "the-well-is-it"
    assert DRAFT.free_id("claims.md", "C-deep") == "c-deep-2"
    assert DRAFT.free_id("claims.md", "…") == "new"
    with pytest.raises(NotWritable):
        DRAFT.free_id("pack.md", "x")


changes = st.lists(
    st.tuples(
        st.sampled_from(["title", "on", "body", "status"]),
        st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12),
    ),
    max_size=6,
)


@given(changes)
def test_whatever_is_changed_in_a_claim_no_other_file_and_no_other_line_changes(
    steps: list[tuple[str, str]],
) -> None:
    draft = DRAFT
    for what, words in steps:
        try:
            if what == "title":
                draft = draft.with_title("claims.md", "c-deep", words)
            elif what == "body":
                draft = draft.with_body("claims.md", "c-deep", words)
            else:
                draft = draft.with_values("claims.md", "c-deep", what, [words])
        except NotWritable:
            continue

    assert set(draft.changed_from(DRAFT)) <= {"claims.md"}
    lines = text_of(draft, "claims.md").split("\n")
    assert lines[:2] == ["# Claims", ""]
    assert {"article: well", "speaker: ann", "repeated-by: ben, reporter", "type: fact"} <= set(
        lines
    )
