"""A desktop on Linux knows a lesson by the kind and the name that the program gives it."""

from __future__ import annotations

import configparser
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path

from desktop.core.packs.sealed_pack import KIND, SUFFIX
from resources import path

NAMES = "{http://www.freedesktop.org/standards/shared-mime-info}"


def test_the_kind_of_a_lesson_is_known_by_its_beginning_and_its_name() -> None:
    kind = ET.parse(path("linux/sourcebook-pack.xml")).getroot().find(f"{NAMES}mime-type")

    assert kind is not None
    assert kind.attrib["type"] == KIND.decode()
    assert [each.attrib["pattern"] for each in kind.iter(f"{NAMES}glob")] == [f"*{SUFFIX}"]
    begins = {
        int(each.attrib["offset"]): each.attrib["value"] for each in kind.iter(f"{NAMES}match")
    }
    assert begins[30] == f"mimetype{KIND.decode()}"


def test_a_double_click_calls_the_program_with_the_files() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(path("linux/sourcebook.desktop"), encoding="utf-8")
    commands = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))["project"]["scripts"]

    said = entry["Desktop Entry"]
    program, files = said["Exec"].split()
    assert program in commands
    assert files == "%F"
    assert said["MimeType"].split(";")[0] == KIND.decode()
    assert path(f"icons/{said['Icon']}.svg").is_file()
