"""What tells answers and publishers apart."""

from __future__ import annotations

import pytest

from desktop.core.article import ArticleId
from desktop.core.publisher_key import publisher_key
from desktop.core.source_question import PublisherQuestion, SourceQuestion, answer_id


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Gull", "Gull"),
        ("THE GULL", "the  gull "),
        ("Gu\u0308ll", "G\u00fcll"),
    ],
)
def test_spellings_of_one_publisher_have_one_key(one: str, other: str) -> None:
    assert publisher_key(one) == publisher_key(other)


@pytest.mark.parametrize(("one", "other"), [("Gull", "Tern"), ("Theatre", "atre"), ("The", "")])
def test_other_publishers_have_other_keys(one: str, other: str) -> None:
    assert publisher_key(one) != publisher_key(other)


def test_an_answer_has_one_id_on_every_computer_and_no_other_has_it() -> None:
    gull, tern = ArticleId("gull"), ArticleId("tern")
    assert answer_id(gull, "author") == answer_id(gull, "author")
    ids = {
        answer_id(about, question)
        for about in (gull, tern)
        for question in (*SourceQuestion, *PublisherQuestion)
    }
    assert len(ids) == 2 * (len(SourceQuestion) + len(PublisherQuestion))


def test_no_two_questions_have_one_name() -> None:
    assert not {str(each) for each in SourceQuestion} & {str(each) for each in PublisherQuestion}
