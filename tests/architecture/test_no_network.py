"""The program never connects to anything, and could not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source_tree import HOUSE, is_within, modules

NETWORK = (
    "aiohttp",
    "asyncio",
    "ftplib",
    "http",
    "httpx",
    "imaplib",
    "nntplib",
    "poplib",
    "requests",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "telnetlib",
    "urllib.request",
    "urllib3",
    "webbrowser",
    "xmlrpc",
    "PySide6.QtHttpServer",
    "PySide6.QtNetwork",
    "PySide6.QtNetworkAuth",
    "PySide6.QtWebEngineCore",
    "PySide6.QtWebEngineWidgets",
    "PySide6.QtWebSockets",
)

# Python tells its audit hooks of every socket; Qt's own network code would be mapped into memory.
WATCH = """
import sys
from pathlib import Path

def complain(event, details):
    if event.startswith("socket.") or event == "urllib.Request":
        sys.stderr.write(f"NETWORK {event} {details}\\n")

sys.addaudithook(complain)

def look_for_qt_network():
    maps = Path("/proc/self/maps")
    if "PySide6.QtNetwork" in sys.modules or (maps.exists() and "Qt6Network" in maps.read_text()):
        sys.stderr.write("NETWORK QtNetwork is loaded\\n")
"""
IMPORT_EVERYTHING = """
import importlib
for name in sys.argv[1:]:
    importlib.import_module(name)
look_for_qt_network()
"""
# Libraries that read files come with others that would connect: what reads a page goes without.
READ_A_PAGE = """
from desktop.core.importing.article_file import article_from_file

page = b"<html><body><article>" + b"<p>The bridge was closed on Monday, they said.</p>" * 20
article_from_file(page, name="page.html")
if "trafilatura.core" not in sys.modules:
    sys.stderr.write("NOT LOADED\\n")
for name in sys.modules:
    if name.partition(".")[0] in {"urllib3", "ssl", "http", "requests", "asyncio"}:
        sys.stderr.write(f"NETWORK {name} is loaded\\n")
"""
START = """
import runpy
try:
    runpy.run_module("desktop", run_name="__main__", alter_sys=True)
finally:
    look_for_qt_network()
"""


def watched(script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a script in a Python of its own that writes NETWORK for each use of the network."""
    return subprocess.run(
        [sys.executable, "-c", WATCH + script, *arguments],
        cwd=HOUSE,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def test_no_module_imports_anything_that_connects() -> None:
    connecting = [
        f"{module.name}:{line} {name}"
        for module in modules()
        for line, name in module.imports()
        if is_within(name, *NETWORK)
    ]

    assert connecting == []


def test_no_module_opens_a_socket_when_imported() -> None:
    names = [module.name for module in modules() if not module.name.endswith("__main__")]

    imported = watched(IMPORT_EVERYTHING, *names)

    assert imported.returncode == 0, imported.stderr
    assert "NETWORK" not in imported.stderr


def test_what_reads_pages_opens_no_socket_and_loads_nothing_that_could() -> None:
    names = [module.name for module in modules() if ".importing" in module.name]

    read = watched(IMPORT_EVERYTHING + READ_A_PAGE, *names)

    assert read.returncode == 0, read.stderr
    assert "NETWORK" not in read.stderr
    assert "NOT LOADED" not in read.stderr


@pytest.mark.skipif(sys.platform == "darwin", reason="the window needs a screen there")
def test_the_program_starts_and_shows_a_page_without_a_socket(tmp_path: Path) -> None:
    started = watched(START, "--until-settled", "--library", str(tmp_path / "library"))

    assert started.returncode == 0, started.stderr
    assert "NETWORK" not in started.stderr


def test_the_watch_itself_sees_a_socket() -> None:
    assert "NETWORK socket" in watched("import socket; socket.socket().close()").stderr
