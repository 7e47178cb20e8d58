"""A part that no first page needs is made once, when it is first wanted."""

from __future__ import annotations

from desktop.live.late import Late


class Part:
    """Counts how many of it were made."""

    made = 0

    def __init__(self) -> None:
        type(self).made += 1


def test_it_is_made_once_and_not_before_it_is_wanted() -> None:
    late = Late(Part)
    assert Part.made == 0

    first = late.get()

    assert late.get() is first
    assert late.made is first
    assert Part.made == 1


def test_who_is_tied_to_it_does_not_have_it_made_and_hears_of_it_first() -> None:
    heard: list[str] = []
    late = Late(lambda: "part")

    late.tie(heard.append)
    assert heard == []

    assert late.get() == "part"
    assert heard == ["part"]


def test_who_comes_later_is_tied_at_once() -> None:
    heard: list[str] = []
    late = Late(lambda: "part")
    late.get()

    late.tie(heard.append)

    assert heard == ["part"]
