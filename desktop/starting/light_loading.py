"""Sees to it that loading the window is only loading, and ending only ending."""

from __future__ import annotations

import builtins
import gc
import sys
from _thread import RLock
from functools import partial
from importlib import import_module
from types import ModuleType
from typing import Any

# What the binding to Qt carries to tell a wrong call from a right one, and to describe itself.
_EXPLAINING = frozenset(
    f"shibokensupport/{name}.py"
    for name in (
        "signature/errorhandler",
        "signature/layout",
        "signature/lib/enum_sig",
        "signature/lib/pyi_generator",
        "signature/lib/tool",
        "signature/mapping",
        "signature/parser",
    )
)

# What of Python it asks for beforehand, for what it does for nobody here; each loads many others.
_FOR_NOBODY = ("inspect", "tempfile")

_one_at_a_time = RLock()


def load_qt() -> None:
    """Loads the binding to Qt, without what it does at each start for nobody.

    It carries sources that explain wrong calls, and compiles them at every start: a fifth of the
    time that a bare window takes. Here they wait until somebody makes a wrong call.

    It also puts itself into every later import and reads the source of each module, to learn
    whether that asks for Qt's names in snake_case. Nothing here does; and for the two hundred
    modules of a window it takes some 40 ms, and 7 MB for sources that nobody reads again.
    """
    import_of_python, compile_of_python = builtins.__import__, builtins.compile

    def compile_what_is_used(source: Any, name: Any, *mode: Any, **options: Any) -> Any:
        # Python itself comes here too, for modules that were never compiled before.
        return compile_of_python("" if name in _EXPLAINING else source, name, *mode, **options)

    builtins.compile = compile_what_is_used  # type: ignore[assignment]
    standing_in = [_stand_in(name) for name in _FOR_NOBODY if name not in sys.modules]
    sys.modules.update((each.__name__, each) for each in standing_in)
    try:
        import PySide6.QtCore  # noqa: F401, PLC0415 - here is the one place that knows what it does
    finally:
        builtins.__import__, builtins.compile = import_of_python, compile_of_python
        # Whoever imports them from now on gets the modules themselves.
        for each in standing_in:
            del sys.modules[each.__name__]
    for module in list(sys.modules.values()):
        if getattr(module, "__file__", None) in _EXPLAINING:
            module.__dict__["__getattr__"] = partial(_explain, module)
            if module.__name__.endswith(".mapping"):
                # The one function that the binding looks up without asking the module for it.
                module.__dict__["update_mapping"] = partial(_update_mapping, module)


def _stand_in(name: str) -> ModuleType:
    """Stands for a module of Python that is imported meanwhile, and later for what it has."""
    module = ModuleType(name)

    def of_the_module_itself(wanted: str) -> Any:
        if sys.modules.get(name) is module:
            raise AttributeError(wanted)
        return getattr(import_module(name), wanted)

    def no_source(_module: object) -> str:
        # As `inspect` says it of modules in C: so no source is read in search of Qt's name.
        raise TypeError

    module.__dict__["__getattr__"] = of_the_module_itself
    if name == "inspect":
        module.__dict__["getsource"] = no_source
    return module


def _explain(module: ModuleType, name: str) -> Any:
    """Fills a part of the binding that was left empty, when something of it is first used."""
    if name.startswith("__"):
        # Whoever imports a module asks for names that it need not have.
        raise AttributeError(name)
    with _one_at_a_time:
        if "__getattr__" in module.__dict__:
            assert module.__loader__ is not None
            assert module.__file__ is not None
            with module.__loader__.zfile.open(module.__file__) as packed:  # type: ignore[attr-defined]
                code = compile(packed.read(), module.__file__, "exec")
            # Whoever asks meanwhile must not find half of it.
            filled = {key: it for key, it in module.__dict__.items() if key != "__getattr__"}
            exec(code, filled)
            module.__dict__.update(filled)
            module.__dict__.pop("__getattr__")
    try:
        return module.__dict__[name]
    except KeyError:
        raise AttributeError(name) from None


def _update_mapping(module: ModuleType) -> Any:
    return _explain(module, "update_mapping")()


def put_off_collecting() -> None:
    """Has Python not look for what goes again, until the window is there (QuietSweep).

    Next to nothing does: modules, classes and panels stay until the end.
    """
    gc.disable()


def leave_all() -> None:
    """Has the end of the program not look through all that it leaves: the system takes it whole.

    To look once more for what only holds itself would keep the process for some 100 ms.
    """
    gc.freeze()
