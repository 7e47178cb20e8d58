"""Who speaks in an article, how much, and who is only talked about."""

from __future__ import annotations

from pathlib import Path

import pytest

import seeds
from desktop.core.extraction.extract import extract
from desktop.core.extraction.weighing.conversation import ADDRESSED, BESIDE_ACTION, TAKES_TURNS
from desktop.core.packs.reading import read_pack
from desktop.core.quotation import Extraction, Quotation, QuotationKind, Reason, Speaker, SpeakerId
from desktop.core.span import Span
from desktop.core.speakers.ledger import TURN_RULES, Ledger, ledger

ANNA, TOM, EVE = (Speaker(SpeakerId(name.lower()), name) for name in ("Anna", "Tom", "Eve"))


def quoted(
    text: str, words: str, speaker: Speaker | None, kind: QuotationKind = QuotationKind.DIRECT
) -> Quotation:
    """A quotation of these words, which stand between quotation marks."""
    start = text.index(f"“{words}”")
    return Quotation(
        content=Span(start + 1, start + 1 + len(words)),
        extent=Span(start, start + 2 + len(words)),
        kind=kind,
        utterance=start,
        cue=None,
        mention=None,
        speaker=speaker.id if speaker else None,
        confidence=1.0 if speaker else 0.0,
        why=Reason("by hand"),
    )


@pytest.fixture(scope="module")
def of_the_shipped_article() -> Ledger:
    pack = read_pack(Path(seeds.__file__).parent / "packs" / "who-says-so").pack
    assert pack is not None
    text = pack.articles[0].text
    return ledger(text, extract(text))


def test_the_shipped_article_has_two_voices(of_the_shipped_article: Ledger) -> None:
    shares = {
        voice.speaker.name: (voice.words, len(voice.quotations))
        for voice in of_the_shipped_article.voices
    }

    assert shares == {"Vladimir Putin": (51, 3), "Donald Trump": (43, 7)}


def test_the_rest_of_the_shipped_article_is_the_reporters(of_the_shipped_article: Ledger) -> None:
    found = of_the_shipped_article

    assert (found.words, found.quoted_words, found.reporter_words) == (336, 94, 242)
    assert (found.unattributed, found.unattributed_words) == ((), 0)


def test_three_are_talked_about_in_the_shipped_article(of_the_shipped_article: Ledger) -> None:
    names = [speaker.name for speaker in of_the_shipped_article.talked_about]

    assert names == ["Volodymyr Zelensky", "Joe Biden", "Hillary Clinton"]


def test_who_says_most_comes_first_and_numbers_tell_who_was_first_quoted() -> None:
    text = "“One two,” Anna. “One two three four,” Tom. “Four,” Anna."
    text = text.replace(",”", "”,")
    extraction = Extraction(
        (
            quoted(text, "One two", ANNA),
            quoted(text, "One two three four", TOM),
            quoted(text, "Four", ANNA),
        ),
        (ANNA, TOM, EVE),
    )

    found = ledger(text, extraction)

    assert [(v.speaker.name, v.number, v.words) for v in found.voices] == [
        ("Tom", 1, 4),
        ("Anna", 0, 3),
    ]
    assert found.talked_about == (EVE,)
    assert [found.number_of(q) for q in extraction.quotations] == [0, 1, 0]


def test_words_of_nobody_known_are_counted_apart() -> None:
    text = "They chanted “no more war” and left. “Yes” said Anna."
    nobody = quoted(text, "no more war", None)

    found = ledger(text, Extraction((nobody, quoted(text, "Yes", ANNA)), (ANNA,)))

    assert (found.unattributed, found.unattributed_words) == ((nobody,), 3)
    assert (found.quoted_words, found.reporter_words) == (4, 6)
    assert found.number_of(nobody) is None


def test_titles_and_scare_quotes_are_nobodys_speech() -> None:
    text = "She read “War and Peace” to him."
    title = quoted(text, "War and Peace", ANNA, QuotationKind.TITLE)

    found = ledger(text, Extraction((title,), (ANNA,)))

    assert found.voices == ()
    assert found.quoted_words == 0
    assert found.talked_about == (ANNA,)


def test_quotations_without_a_space_between_leave_the_reporter_nothing_and_not_less() -> None:
    text = "“One”“two”"

    found = ledger(
        text, Extraction((quoted(text, "One", ANNA), quoted(text, "two", TOM)), (ANNA, TOM))
    )

    assert found.reporter_words == 0


def test_an_empty_text_is_nobodys() -> None:
    assert ledger("", Extraction()) == Ledger()


STORY = (
    "“Is it safe?” asked Tom.\n“It is,” said Anna.\n“Since when?”\n“Since May.”\n“Good.”\n"
    "“Then we go.”\nThe lamp went out."
)


@pytest.mark.parametrize(
    ("text", "is_story"),
    [
        (STORY, True),
        ("“We knew,” I said. Nobody asked me how.", True),
        ("“The bridge is safe,” Anna Keller said. The council met on Monday.", False),
        ("Nobody says a word here.", False),
    ],
)
def test_a_story_has_a_narrator_and_news_have_a_reporter(text: str, *, is_story: bool) -> None:
    assert ledger(text, extract(text)).is_story is is_story


def test_the_rules_of_a_story_are_those_of_a_talk() -> None:
    assert {TAKES_TURNS, ADDRESSED, BESIDE_ACTION} == TURN_RULES
