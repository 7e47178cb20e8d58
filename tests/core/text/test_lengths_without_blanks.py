"""Where no blanks part words, characters are counted."""

from __future__ import annotations

import pytest

from desktop.core.extraction.extract import extract
from desktop.core.speakers.ledger import ledger
from desktop.core.text.readability import readability

CHINESE = "桥是安全的。" * 40
JAPANESE = "橋は安全です。" * 43
THAI = "สะพานปลอดภัย " * 100
KHMER = "ស្ពានមានសុវត្ថិភាព។" * 10
TEXTS = {"zh": CHINESE, "ja": JAPANESE, "th": THAI, "km": KHMER}


@pytest.mark.parametrize("language", TEXTS)
def test_characters_are_counted_and_no_grade_is_told(language: str) -> None:
    text = TEXTS[language]

    found = readability(text, language)

    assert found.are_characters
    assert found.words == sum(character.isalnum() for character in text)
    assert found.grade is None


@pytest.mark.parametrize(("language", "minutes"), [("zh", 1), ("ja", 1), ("th", 1)])
def test_minutes_follow_how_much_is_read_of_a_script(language: str, minutes: int) -> None:
    text = TEXTS[language]

    assert readability(text, language).minutes == minutes
    assert readability(text * 10, language).minutes in range(8, 15)


def test_a_text_with_blanks_is_counted_in_words_also_where_it_quotes_others() -> None:
    text = "The sign says 安全 in Chinese, and nobody who crosses can read it."

    found = readability(text)

    assert (found.words, found.are_characters) == (13, False)


def test_korean_has_words() -> None:
    assert readability("다리는 안전합니다", "ko").words == 2


def test_who_says_how_much_is_counted_as_the_text_is() -> None:
    text = "市长说：「桥是安全的。」大家都不相信他。" * 5

    found = ledger(text, extract(text, language="zh"))

    assert found.are_characters
    assert found.unattributed_words == 5 * 5
    assert found.words == 5 * 15
    assert found.reporter_words == 5 * 10
