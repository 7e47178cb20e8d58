"""Headings, captions, tables and notes are no part of what a text tells in its sentences."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core.extraction.extract import extract
from desktop.core.passage import Paragraphs, paragraph_starts, passages
from desktop.core.shape import SHAPELESS, LineKind, LineRun, LineStyle, Shape
from desktop.core.speakers.put_right import PutRight
from desktop.core.speakers.text_reading import read_through
from desktop.core.text.blocks import block_of, shaped
from desktop.core.text.told_lines import running_words, sentences_only
from tests.core.builders import BRIDGE
from tests.core.shaped_article import SAMPLE, heading, line, row

TEXT, SHAPE = SAMPLE.text, SAMPLE.shape
runs = st.lists(
    st.builds(
        LineRun,
        st.integers(0, 6),
        st.integers(1, 3),
        st.builds(LineStyle, st.sampled_from([*LineKind])),
    ),
    max_size=4,
).map(lambda made: Shape(tuple(sorted(made, key=lambda run: run.first))))


def test_what_stands_apart_is_blank_and_every_place_stays() -> None:
    blanked = sentences_only(TEXT, SHAPE)

    assert len(blanked) == len(TEXT)
    assert blanked.count("\n") == TEXT.count("\n")
    assert "hold still" not in blanked
    assert "What was said" not in blanked
    at = TEXT.index("We will repair")
    assert blanked[at : at + 14] == "We will repair"


@settings(max_examples=60)
@given(st.text(st.sampled_from("a\n “🙂”"), max_size=40), runs)
def test_the_length_and_the_lines_are_kept_for_any_shape(text: str, shape: Shape) -> None:
    blanked = sentences_only(text, shape)

    assert len(blanked) == len(text)
    assert all(b in (a, " ") for a, b in zip(text, blanked, strict=True))


def test_nobody_speaks_in_headings_captions_tables_and_notes() -> None:
    found = extract(TEXT, shape=SHAPE)

    said = [quotation.content.of(TEXT) for quotation in found.quotations]
    assert "The bridge is safe," in said
    assert "We will repair it in spring," in said
    assert not {"hold still", "nine", "Rust"} & set(said)
    assert "Ida Stone" not in {speaker.name for speaker in found.speakers}


def test_a_heading_is_no_beginning_of_a_sentence_that_goes_on() -> None:
    blocks = [
        block_of("The mayor came at noon and looked at the bridge for an hour."),
        heading("Anna Keller said"),
        block_of("“It is safe for years to come,” Tom Reed said."),
    ]
    made = shaped(blocks)

    found = extract(made.text, shape=made.shape)

    [quotation] = found.quotations
    speaker = found.speaker(quotation.speaker)
    assert speaker is not None
    assert speaker.name == "Tom Reed"


def test_a_text_without_a_shape_is_read_as_ever() -> None:
    assert extract(BRIDGE, shape=SHAPELESS) == extract(BRIDGE)
    assert sentences_only(BRIDGE, SHAPELESS) is BRIDGE
    assert running_words(BRIDGE, SHAPELESS) is BRIDGE


def test_words_are_counted_where_they_are_read() -> None:
    made = shaped(
        [
            heading("A heading of five words"),
            block_of("Three words here."),
            row("One", "2"),
            line("A caption", LineKind.CAPTION),
        ]
    )

    reading = read_through(made.text, "en", PutRight(), shape=made.shape)

    assert reading.readability.words == 3


def test_only_paragraphs_are_counted_and_all_lines_can_be_found() -> None:
    paragraphs = Paragraphs(TEXT, SHAPE)

    assert [each.span.of(TEXT)[:6] for each in paragraphs.all] == [
        "The co",
        "A surv",
        "Rust i",
        "Tom Re",
    ]
    assert paragraphs.number_at(TEXT.index("The road")) == 2
    assert paragraphs.number_at(0) == 1
    assert paragraph_starts(TEXT, SHAPE) == [each.span.start for each in paragraphs.all]
    assert len(passages(TEXT)) == TEXT.count("\n") + 1


def test_what_stands_before_all_paragraphs_belongs_to_the_first() -> None:
    made = shaped([heading("News"), block_of("Words.")])

    assert Paragraphs(made.text, made.shape).number_at(0) == 1
    only = shaped([heading("News")])
    assert Paragraphs(only.text, only.shape).at(2) is None
