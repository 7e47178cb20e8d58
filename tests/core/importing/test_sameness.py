"""A text with changes is still the same article, another one is not."""

from __future__ import annotations

from desktop.core.importing.sameness import is_same_article

NEWS = " ".join(
    f"On day {number} the water of the weir rose by {number} feet." for number in range(40)
)


def test_a_text_with_changes_is_the_same_article() -> None:
    changed = NEWS.replace("day 7 the", "day seven the").replace("day 30 the", "that day the")

    assert is_same_article(NEWS, changed)
    assert is_same_article(NEWS, NEWS.upper())
    assert is_same_article(NEWS, NEWS[: len(NEWS) // 2])


def test_another_text_is_another_article() -> None:
    assert not is_same_article(NEWS, "The council met on Monday about the harbour bridge again.")
    assert not is_same_article("The weir", "The bridge")
    assert not is_same_article("", NEWS)
    assert not is_same_article("— …", "— …")
