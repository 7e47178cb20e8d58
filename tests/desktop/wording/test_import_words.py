"""Every reason why a file is no article, and every notice, is said in a student's words."""

from __future__ import annotations

import re

import pytest

from desktop.core.importing.document import ImportNotice
from desktop.core.importing.errors import ImportReason, NoArticleReason, UnreadableReason
from desktop.core.importing.recognising import NoTextReason
from desktop.wording.import_notices import notice_words
from desktop.wording.import_reasons import one_file_message, reason_message

REASONS: list[ImportReason] = [*NoTextReason, *UnreadableReason, *NoArticleReason]


@pytest.mark.parametrize("reason", REASONS)
def test_a_reason_says_what_happened_what_is_safe_and_what_to_do(reason: ImportReason) -> None:
    message = reason_message(reason)

    assert message.happened.endswith(".")
    safe = (
        "Nothing was changed",
        "It was left out",
        "They were left out",
        "What was read of it stays",
    )
    assert message.advice.startswith(safe)
    assert message.advice.endswith(".")
    assert len(message.advice) > len("Nothing was changed. ")


@pytest.mark.parametrize("reason", REASONS)
def test_no_reason_speaks_of_the_machinery(reason: ImportReason) -> None:
    words = reason_message(reason).for_terminal.casefold()

    for foreign in ("zip", "xml", "parse", "exception", "process", "encod", "pdfium", "{", "utf"):
        assert foreign not in words, foreign


@pytest.mark.parametrize("reason", REASONS)
def test_what_to_do_with_one_file_holds_for_an_essay_that_is_never_added(
    reason: ImportReason,
) -> None:
    message = one_file_message(reason)

    assert not re.search(r"\badd(?:ed)?\b", f"{message.happened} {message.advice}".casefold())


@pytest.mark.parametrize("notice", ImportNotice)
def test_every_notice_is_a_sentence(notice: ImportNotice) -> None:
    assert notice_words(notice).endswith(".")
