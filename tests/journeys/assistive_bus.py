"""A screen of its own with the bus of screen readers on it: keys go in, and what is said comes out.

Nothing of the program is replaced: it runs as its reader starts it, its keys come from the X
server, and what it tells is read where a screen reader reads it, from the AT-SPI bus.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVariant

HOUSE = Path(__file__).resolve().parents[2]
_LAUNCHERS = (
    "/usr/libexec/at-spi-bus-launcher",
    "/usr/lib/at-spi2-core/at-spi-bus-launcher",
    "/usr/lib/at-spi-bus-launcher",
)
_MOST_TRIES = 5
_SERVICE = "org.a11y.atspi.Registry"
_EVENTS = ("object:announcement", "object:state-changed:focused")
# Between two strokes of fingers, in milliseconds; Qt takes what comes at once in another order.
_BETWEEN = 12
_SHIFTED = {":": "colon", '"': "quotedbl"}
_NAMED = {" ": "space", "-": "minus", ".": "period"}


def why_nothing_is_heard() -> str:
    """What this system lacks for a bus of screen readers on a screen of its own; else nothing."""
    if not sys.platform.startswith("linux"):
        return "AT-SPI is the bus of screen readers on Linux alone"
    for program in ("Xvfb", "dbus-daemon"):
        if shutil.which(program) is None:
            return f"{program} is not installed"
    if not any(map(os.path.exists, _LAUNCHERS)):
        return "at-spi2-core is not installed"
    for library in ("X11", "Xtst"):
        if ctypes.util.find_library(library) is None:
            return f"lib{library} is not installed"
    return _why_no_window()


def _why_no_window() -> str:
    from PySide6 import __file__ as binding  # noqa: PLC0415 - where the wheel put its plugins

    plugin = Path(binding).parent / "Qt/plugins/platforms/libqxcb.so"
    asked = subprocess.run(["ldd", plugin], capture_output=True, text=True, check=False)
    missing = [line.split()[0] for line in asked.stdout.splitlines() if "not found" in line]
    return f"Qt misses {', '.join(missing)} for a window on X11" if missing else ""


@dataclass(frozen=True, slots=True)
class Heard:
    """One thing that a screen reader is told: words that are announced, or where the keyboard is.

    `role` is the name of what has the keyboard ("list item"); empty for an announcement.
    """

    words: str
    role: str = ""


class NoAnswer(Exception):
    """Nobody answered on the bus, or not as was asked."""


class Listener(QObject):
    """Hears what is told on the bus at an address, in its order."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.heard: list[Heard] = []
        self._bus = QDBusConnection.connectToBus(address, f"listener-{id(self)}")
        assert self._bus.isConnected()
        for event in _EVENTS:
            # Qt tells nobody of what nobody has asked for.
            self._ask_for(event)
        interface = "org.a11y.atspi.Event.Object"
        for member in ("Announcement", "StateChanged"):
            # Qt's own description of it asks for bytes, of which its SLOT knows nothing.
            slot: Any = SLOT("_hear(QDBusMessage)")
            assert self._bus.connect("", "", interface, member, self, slot)

    def _ask_for(self, event: str) -> None:
        where = (_SERVICE, "/org/a11y/atspi/registry", _SERVICE, "RegisterEvent")
        # The registry is started by the first question, and may miss that.
        for _ in range(_MOST_TRIES - 1):
            with suppress(NoAnswer):
                _asked(self._bus, where, event)
                return
        _asked(self._bus, where, event)

    def attribute_at(self, character: int, name: str) -> str:
        """How a character of the text looks, as what has the keyboard tells it ("bg-color")."""
        where = (*self._place, "org.a11y.atspi.Text", "GetAttributeValue")
        return str(_asked(self._bus, where, character, name))

    @Slot(QDBusMessage)
    def _hear(self, message: QDBusMessage) -> None:
        detail, first, _second, value, *_ = message.arguments()
        if message.member() == "Announcement":
            assert isinstance(value, QDBusVariant)
            self.heard.append(Heard(str(value.variant())))
        elif detail == "focused" and first == 1:
            self._place = (message.service(), message.path())
            where = (*self._place, "org.freedesktop.DBus.Properties", "Get")
            name = _asked(self._bus, where, "org.a11y.atspi.Accessible", "Name")
            role = _asked(self._bus, (*self._place, "org.a11y.atspi.Accessible", "GetRoleName"))
            self.heard.append(Heard(str(name), str(role)))


def _asked(bus: QDBusConnection, where: tuple[str, str, str, str], *arguments: Any) -> Any:
    message = QDBusMessage.createMethodCall(*where)
    message.setArguments(list(arguments))
    answer = bus.call(message)
    if answer.type() != QDBusMessage.MessageType.ReplyMessage:
        raise NoAnswer(answer.errorMessage())
    first = next(iter(answer.arguments()), None)
    return first.variant() if isinstance(first, QDBusVariant) else first


class Keyboard:
    """The keys of an X server, pressed as if by hand."""

    def __init__(self, display: str) -> None:
        self._x11 = ctypes.CDLL(ctypes.util.find_library("X11"))
        self._test = ctypes.CDLL(ctypes.util.find_library("Xtst"))
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        self._x11.XStringToKeysym.restype = ctypes.c_ulong
        self._x11.XDefaultRootWindow.restype = ctypes.c_ulong
        self._display = ctypes.c_void_p(self._x11.XOpenDisplay(display.encode()))
        assert self._display.value

    def presses(self, keys: str) -> None:
        """Presses keys together, as "Alt+Down"; letters alone are themselves."""
        codes = [self._code(name) for name in keys.split("+")]
        for code in codes:
            self._test.XTestFakeKeyEvent(self._display, code, True, _BETWEEN)
        for code in reversed(codes):
            self._test.XTestFakeKeyEvent(self._display, code, False, _BETWEEN)
        self._x11.XFlush(self._display)

    def types(self, words: str) -> None:
        """Types words, letter by letter."""
        for letter in words:
            if letter in _SHIFTED:
                self.presses(f"Shift+{_SHIFTED[letter]}")
            else:
                self.presses(_NAMED.get(letter, letter))

    def goes_to_front_window(self) -> bool:
        """Gives the keys to the window in front, as the manager of windows does elsewhere."""
        windows = self._windows()
        if windows:
            self._x11.XSetInputFocus(self._display, ctypes.c_ulong(windows[-1]), 1, 0)
            self._x11.XFlush(self._display)
        return bool(windows)

    def ends(self) -> None:
        """Lets go of the server."""
        self._x11.XCloseDisplay(self._display)

    def _code(self, name: str) -> int:
        held = {"Ctrl": "Control_L", "Alt": "Alt_L", "Shift": "Shift_L"}
        symbol = self._x11.XStringToKeysym(held.get(name, name).encode())
        assert symbol, name
        return int(self._x11.XKeysymToKeycode(self._display, ctypes.c_ulong(symbol)))

    def _windows(self) -> list[int]:
        """The windows that are seen, the one in front last."""
        root = ctypes.c_ulong(self._x11.XDefaultRootWindow(self._display))
        nobody, count = ctypes.c_ulong(), ctypes.c_uint()
        children = ctypes.POINTER(ctypes.c_ulong)()
        self._x11.XQueryTree(
            self._display,
            root,
            ctypes.byref(nobody),
            ctypes.byref(nobody),
            ctypes.byref(children),
            ctypes.byref(count),
        )
        return [children[n] for n in range(count.value) if self._is_seen(children[n])]

    def _is_seen(self, window: int) -> bool:
        attributes = _WindowAttributes()
        self._x11.XGetWindowAttributes(
            self._display, ctypes.c_ulong(window), ctypes.byref(attributes)
        )
        is_viewable = attributes.map_state == 2
        return bool(is_viewable and attributes.width > 100 and not attributes.override_redirect)


class _WindowAttributes(ctypes.Structure):
    _fields_ = (
        *((name, ctypes.c_int) for name in ("x", "y", "width", "height", "border", "depth")),
        ("visual", ctypes.c_void_p),
        ("root", ctypes.c_ulong),
        *((name, ctypes.c_int) for name in ("c_class", "bit_gravity", "win_gravity", "backing")),
        *((name, ctypes.c_ulong) for name in ("backing_planes", "backing_pixel")),
        ("save_under", ctypes.c_int),
        ("colormap", ctypes.c_ulong),
        *((name, ctypes.c_int) for name in ("map_installed", "map_state")),
        *((name, ctypes.c_long) for name in ("all_events", "own_events", "no_propagate")),
        ("override_redirect", ctypes.c_int),
        ("screen", ctypes.c_void_p),
    )


@dataclass(frozen=True, slots=True)
class AssistiveScreen:
    """A screen with a bus on it; `environment` is that of who is to be seen and heard there."""

    display: str
    bus: str
    environment: dict[str, str]


@contextmanager
def assistive_screen(folder: Path) -> Iterator[AssistiveScreen]:
    """A screen and a bus that are there for as long as they are wanted, with files in a folder."""
    with _process(["Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24"], os.environ) as server:
        display = f":{_first_line(server)}"
        # Not that of whoever sits before this computer.
        environment = {
            **{name: value for name, value in os.environ.items() if "AT_SPI" not in name},
            "DISPLAY": display,
            "XDG_RUNTIME_DIR": str(folder),
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "PYTHONPATH": str(HOUSE),
        }
        environment.pop("WAYLAND_DISPLAY", None)
        session = ["dbus-daemon", "--session", "--nofork", "--print-address"]
        with _process(session, environment) as daemon:
            environment["DBUS_SESSION_BUS_ADDRESS"] = address = _first_line(daemon)
            name = f"session-{display}"
            ask = ("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress")
            bus = _asked(QDBusConnection.connectToBus(address, name), ask)
            try:
                yield AssistiveScreen(display, str(bus), environment)
            finally:
                QDBusConnection.disconnectFromBus(name)


@contextmanager
def program_on(screen: AssistiveScreen, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """The program on a screen, started as its reader starts it."""
    line = [sys.executable, "-P", "-m", "desktop", *arguments]
    with _process(line, screen.environment) as program:
        yield program


@contextmanager
def _process(line: list[str], environment: Any) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        line,
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        assert process.stdout is not None
        process.stdout.close()


def _first_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()
