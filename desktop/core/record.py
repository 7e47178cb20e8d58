"""Frozen records with slots, as `dataclasses` makes them, at a fraction of what those cost a start.

Python's own decorator writes six methods for each record and compiles every one of them while the
module is loaded. Here records share what needs no compiling; `__init__`, which has to be quick, is
compiled when the first of its kind is made, and for half of the records of a start none ever is.

To mypy `record` is `dataclasses.dataclass` and `replace` is `dataclasses.replace`, and what that
module has for its records (`fields`, `asdict`, `replace`) takes these as well. What no record of
a start asks for is not there: fields outside of `__init__`, and fields that are inherited.
"""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING, Any, NoReturn

__all__ = ["fields_of", "record", "replace"]

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import dataclass as record
    from dataclasses import replace
else:

    def record(*, frozen: bool, slots: bool, order: bool = False) -> Callable[[type], type]:
        """Makes of a class with annotated fields a frozen record with slots, and nothing else."""
        assert frozen
        assert slots
        return lambda kind: _made(kind, is_ordered=order)

    def replace(instance: Any, /, **changes: Any) -> Any:
        """A record like this one but for the fields that are named."""
        return type(instance)(**(fields_of(instance) | changes))


def fields_of(instance: Any) -> dict[str, Any]:
    """What a record holds, by the names of its fields."""
    return {name: getattr(instance, name) for name in instance.__match_args__}


def _made(kind: Any, *, is_ordered: bool) -> Any:
    """The class made anew: slots have to be there from the beginning."""
    names = tuple(kind.__annotations__)
    own = dict(vars(kind))
    defaults = {name: own.pop(name) for name in names if name in own}
    for name in ("__dict__", "__weakref__"):
        own.pop(name, None)
    of = operator.attrgetter(*names) if names else lambda _one: ()

    def compiled_later(one: Any, /, *values: Any, **named: Any) -> None:
        made.__init__ = _init_of(made, defaults)
        made.__init__(one, *values, **named)

    shared = {
        "__init__": compiled_later,
        "__eq__": _comparing(operator.eq, of),
        "__hash__": lambda one: hash(of(one)),
        "__repr__": _shown,
        "__reduce__": lambda one: (type(one), tuple(fields_of(one).values())),
    }
    if is_ordered:
        for name in ("lt", "le", "gt", "ge"):
            shared[f"__{name}__"] = _comparing(getattr(operator, name), of)
    always = {
        "__slots__": names,
        "__match_args__": names,
        "__setattr__": _refuse,
        "__delattr__": _refuse,
        "__dataclass_fields__": _Fields(defaults),
    }
    made: Any = type(kind)(kind.__name__, kind.__bases__, shared | own | always)
    made.__qualname__ = kind.__qualname__
    return made


def _comparing(
    compare: Callable[[Any, Any], bool], of: Callable[[Any], Any]
) -> Callable[[Any, Any], Any]:
    """Compares what two records of one kind hold."""
    return lambda one, other: (
        compare(of(one), of(other)) if other.__class__ is one.__class__ else NotImplemented
    )


def _shown(one: Any) -> str:
    held = ", ".join(f"{name}={value!r}" for name, value in fields_of(one).items())
    return f"{type(one).__qualname__}({held})"


def _refuse(_one: Any, name: str, _value: Any = None) -> NoReturn:
    from dataclasses import FrozenInstanceError  # noqa: PLC0415 - nobody does this but by mistake

    raise FrozenInstanceError(f"cannot assign to or delete field {name!r}")


def _init_of(kind: Any, defaults: dict[str, Any]) -> Any:
    """The method that fills a record: the one that is worth compiling."""
    names = kind.__match_args__
    taken = [f"{name}=_default_{name}" if name in defaults else name for name in names]
    lines = [f"_set_{name}(self, {name})" for name in names]
    if hasattr(kind, "__post_init__"):
        lines.append("self.__post_init__()")
    scope = {f"_default_{name}": value for name, value in defaults.items()}
    scope |= {f"_set_{name}": vars(kind)[name].__set__ for name in names}
    body = "\n  ".join(lines or ["pass"])
    exec(f"def __init__({', '.join(['self', *taken])}):\n  {body}", scope)
    scope["__init__"].__qualname__ = f"{kind.__qualname__}.__init__"
    return scope["__init__"]


class _Fields:
    """What `dataclasses` knows a record by, worked out when it is first asked for."""

    def __init__(self, defaults: dict[str, Any]) -> None:
        self._defaults = defaults
        self._known: dict[str, Any] | None = None

    def __get__(self, _one: Any, kind: Any) -> dict[str, Any]:
        if self._known is None:
            self._known = self._worked_out(kind)
        return self._known

    def _worked_out(self, kind: Any) -> Any:
        from dataclasses import field, make_dataclass  # noqa: PLC0415 - no start asks for it

        usual = {name: field(default=value) for name, value in self._defaults.items()}
        fields = [
            (name, said, usual.get(name, field())) for name, said in kind.__annotations__.items()
        ]
        like_it: Any = make_dataclass(kind.__name__, fields)
        return like_it.__dataclass_fields__
