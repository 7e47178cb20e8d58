"""A text with changes is still the same article; a longer one that holds it may be, or not."""

from __future__ import annotations

from desktop.core.importing.sameness import TextKinship, kinship

NEWS = " ".join(
    f"On day {number} the water of the weir rose by {number} feet." for number in range(40)
)


def test_a_text_with_changes_is_the_same_article() -> None:
    changed = NEWS.replace("day 7 the", "day seven the").replace("day 30 the", "that day the")

    assert kinship(NEWS, changed) is TextKinship.SAME
    assert kinship(NEWS, NEWS.upper()) is TextKinship.SAME
    assert kinship(NEWS, f"{NEWS} {NEWS[: len(NEWS) // 4]} and no more") is TextKinship.SAME


def test_a_draft_and_the_finished_text_hold_each_other() -> None:
    draft = NEWS[: len(NEWS) // 3]

    assert kinship(NEWS, draft) is TextKinship.LONGER
    assert kinship(draft, NEWS) is TextKinship.SHORTER


def test_another_text_is_another_article() -> None:
    bridge = "The council met on Monday about the harbour bridge again."
    assert kinship(NEWS, bridge) is TextKinship.NONE
    assert kinship("The weir", "The bridge") is TextKinship.NONE
    assert kinship("", NEWS) is TextKinship.NONE
    assert kinship("— …", "— …") is TextKinship.NONE
