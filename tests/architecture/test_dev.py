"""The one command that sets everything up keeps its promises."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib

import dev
from tests.architecture.source_tree import HOUSE

SOURCE = (HOUSE / "dev.py").read_text("utf-8")


def plain(name: str) -> str:
    """A distribution's name as indexes compare it."""
    return re.sub("[-_.]+", "-", name).lower()


def constrained() -> set[str]:
    """The distributions that constraints.txt names."""
    lines = (HOUSE / "constraints.txt").read_text("utf-8").splitlines()
    return {plain(line.partition("==")[0]) for line in lines if "==" in line}


def test_an_old_python_can_read_it_far_enough_to_say_so() -> None:
    ast.parse(SOURCE, feature_version=(3, 6))
    pretence = f"import sys; sys.version_info = (3, 9, 1); exec({SOURCE!r})"

    refused = subprocess.run(
        [sys.executable, "-c", pretence], capture_output=True, text=True, check=False
    )

    assert refused.returncode == 1
    assert "needs Python 3.11 or newer; this is Python 3.9" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_it_asks_for_the_python_that_the_project_asks_for() -> None:
    project = tomllib.loads((HOUSE / "pyproject.toml").read_text("utf-8"))["project"]

    assert project["requires-python"] == ">=" + ".".join(map(str, dev.OLDEST_PYTHON))


def test_every_requirement_has_a_tested_version() -> None:
    names = {plain(re.split("[^A-Za-z0-9._-]", need)[0]) for need in dev.required_for("test")}

    assert names - constrained() == set()


def test_tested_versions_are_exact_and_name_no_place() -> None:
    lines = (HOUSE / "constraints.txt").read_text("utf-8").splitlines()
    versions = [line for line in lines if line and not line.startswith("#")]

    assert [line for line in versions if not re.fullmatch(r"[\w.-]+==[\w.]+", line)] == []


def test_running_the_program_installs_nothing_of_the_checks() -> None:
    assert not any(need.startswith(("pytest", "mypy", "ruff")) for need in dev.required_for("run"))


def test_every_system_library_has_a_package_for_every_package_manager() -> None:
    rows = [line.split() for line in dev.SYSTEM_LIBRARIES.split("\n") if line]

    assert {len(row) for row in rows} == {1 + len(dev.PACKAGE_MANAGERS)}
    assert dev.packages_with({"libxcb-cursor.so.0"}, "apt-get") == ["libxcb-cursor0"]
    assert dev.packages_with({"libxcb-cursor.so.0"}, "dnf") == ["xcb-util-cursor"]
    assert dev.packages_with({"libunknown.so.1"}, "pacman") == []
