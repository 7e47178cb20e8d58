"""Records behave as those that `dataclasses` makes, and are compiled only when they are used."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.record import fields_of, record, replace

Making = Callable[..., Callable[[type], Any]]


def a_kind(making: Making) -> Any:
    class Pair:
        """Two things, of which the second may be left out."""

        first: int
        second: str = "usual"

        @property
        def both(self) -> str:
            return f"{self.first} {self.second}"

    return making(frozen=True, slots=True, order=True)(Pair)


OURS = a_kind(record)
PYTHONS = a_kind(dataclasses.dataclass)
PAIRS = st.tuples(st.integers(), st.text(max_size=3))


@record(frozen=True, slots=True)
class Checked:
    """A number that is not below zero."""

    number: int

    def __post_init__(self) -> None:
        if self.number < 0:
            raise ValueError(self.number)


@record(frozen=True, slots=True)
class Empty:
    """Says all by being there."""


@record(frozen=True, slots=True)
class Own:
    """Equal to everything, and says so in its own words."""

    number: int

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 1

    def __repr__(self) -> str:
        return "own"


@given(PAIRS, PAIRS)
def test_two_records_compare_as_those_of_python(one: Any, other: Any) -> None:
    ours, pythons = (OURS(*one), OURS(*other)), (PYTHONS(*one), PYTHONS(*other))

    assert (ours[0] == ours[1]) is (pythons[0] == pythons[1])
    assert (ours[0] < ours[1]) is (pythons[0] < pythons[1])
    assert (ours[0] <= ours[1]) is (pythons[0] <= pythons[1])
    assert (ours[0] > ours[1]) is (pythons[0] > pythons[1])
    assert (ours[0] >= ours[1]) is (pythons[0] >= pythons[1])
    assert (hash(ours[0]) == hash(ours[1])) or one != other


@given(PAIRS)
def test_a_record_is_shown_changed_copied_and_sent_as_one_of_python(pair: Any) -> None:
    ours, pythons = OURS(*pair), PYTHONS(*pair)

    assert repr(ours) == repr(pythons)
    assert dataclasses.asdict(ours) == dataclasses.asdict(pythons) == fields_of(ours)
    assert replace(ours, first=1) == dataclasses.replace(ours, first=1) == OURS(1, pair[1])
    assert copy.deepcopy(ours) == ours
    assert ours.both == pythons.both


def test_records_of_two_kinds_are_never_equal() -> None:
    one, other = OURS(1), PYTHONS(1)

    assert one != other
    with pytest.raises(TypeError):
        _ = one < other


def test_what_is_left_out_is_as_usual() -> None:
    assert OURS(1) == OURS(first=1, second="usual")
    assert OURS.__match_args__ == ("first", "second")


@pytest.mark.parametrize("given", [{}, {"first": 1, "third": 2}, {"second": ""}])
def test_a_wrong_call_is_told_as_python_tells_it(given: dict[str, Any]) -> None:
    with pytest.raises(TypeError) as pythons:
        PYTHONS(**given)

    with pytest.raises(TypeError) as ours:
        OURS(**given)

    assert str(ours.value).rpartition(".")[2] == str(pythons.value).rpartition(".")[2]


def test_nothing_is_changed_and_nothing_added() -> None:
    pair = OURS(1)

    with pytest.raises(dataclasses.FrozenInstanceError):
        pair.first = 2
    with pytest.raises(dataclasses.FrozenInstanceError):
        del pair.first
    with pytest.raises(AttributeError):
        pair.third = 3
    assert not hasattr(pair, "__dict__")


def test_a_record_looks_at_what_it_is_made_of() -> None:
    with pytest.raises(ValueError, match="-1"):
        Checked(-1)
    with pytest.raises(ValueError, match="-1"):
        replace(Checked(1), number=-1)


def test_records_are_matched_and_pickled() -> None:
    match Checked(5):
        case Checked(number):
            assert number == 5

    assert pickle.loads(pickle.dumps(Checked(5))) == Checked(5)


def test_a_record_without_fields_equals_its_like() -> None:
    assert Empty() == Empty()
    assert repr(Empty()) == "Empty()"


def test_what_a_record_says_itself_stays() -> None:
    assert Own(1) == Own(2)
    assert (hash(Own(1)), repr(Own(1))) == (1, "own")


def test_dataclasses_knows_its_fields() -> None:
    ours, pythons = dataclasses.fields(OURS), dataclasses.fields(PYTHONS)

    assert OURS.__dataclass_fields__ is OURS(1).__dataclass_fields__
    assert dataclasses.is_dataclass(OURS)
    assert [(f.name, f.default) for f in ours] == [(f.name, f.default) for f in pythons]


def test_a_record_is_compiled_once_and_only_when_one_is_made() -> None:
    kind = a_kind(record)

    inits = [kind.__init__]
    for number in range(3):
        kind(number)
        inits.append(kind.__init__)

    assert inits[0] is not inits[1]
    assert inits[1] is inits[2] is inits[3]
