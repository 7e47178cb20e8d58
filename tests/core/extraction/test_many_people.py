"""Whoever is meant among very many names is found in time that grows with the text."""

from __future__ import annotations

import string
from collections.abc import Callable

import pytest

from desktop.core.extraction.extract import extract
from tests.work import steps_of

_FEW, _TIMES = 75, 4
# Four times the text is four times the work, counted exactly, whatever the machine does; a part
# that grows with the square may be one step in 250.
_MOST = 4.05


def _name(number: int) -> str:
    letters = [string.ascii_lowercase[number // 26**place % 26] for place in range(4)]
    return "".join(letters).capitalize()


FORMS: dict[str, Callable[[str, str], str]] = {
    "the same title": lambda name, _: (
        f"Foreign Minister Lena {name} came. “It is safe,” the foreign minister said.\n"
    ),
    "bodies of a kind": lambda name, _: (
        f"The {name} Council met. “It is safe,” the council said.\n"
    ),
    "bodies of a kind by name": lambda name, other: (
        f"The {name} Council met. “It is safe,” the {other} council said.\n"
    ),
    "the same role": lambda name, _: (
        f"“It is safe,” a {name.lower()} pilot said. “It was,” the pilot said.\n"
    ),
    "roles behind names": lambda name, other: (
        f"Lena {name}, the {name.lower()} pilot, came. “It is safe,” the {other} pilot said.\n"
    ),
    "companies": lambda name, _: f"The {name} Bank fell. “It is safe,” the company said.\n",
    "one name": lambda _, __: "Pell came. “It is safe,” Pell said.\n",
    "one title": lambda _, __: "Senator Ada Quill came. “It is safe,” the affable senator said.\n",
    "one label": lambda name, _: f"Senator: “It is {name}.”\nSen. {name} came.\n",
    "titles of something": lambda name, other: (
        f"Mayor Lena {name} of {other} came. “It is safe,” the mayor of {other} said.\n"
    ),
    "others with a role": lambda name, _: (
        f"Judge Lena {name} met a judge. “It is safe,” the judge said.\n"
    ),
    "spokesmen for somebody": lambda name, other: (
        f"“It is safe,” a spokesman for {name} said. “It is,” the spokesman for {other} said.\n"
    ),
    "roles of many words": lambda name, other: (
        f"“It is safe,” a {name.lower()} pilot said. “It was,” the {other} pilot said.\n"
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_many_people_take_no_longer_each(form: str) -> None:
    lines = [FORMS[form](_name(each), _name(each + 1).lower()) for each in range(_FEW * _TIMES)]
    extract(lines[0])

    few = steps_of(lambda: extract("".join(lines[:_FEW])))
    many = steps_of(lambda: extract("".join(lines)))

    assert many < _MOST * few
