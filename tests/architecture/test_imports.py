"""Who may import whom: the contracts stand in pyproject.toml."""

from __future__ import annotations

import subprocess
import sys

from tests.architecture.source_tree import HOUSE


def test_imports_keep_to_the_contracts() -> None:
    line = "from importlinter.cli import lint_imports_command as lint; lint()"

    checked = subprocess.run(
        [sys.executable, "-c", line, "--no-cache"],
        cwd=HOUSE,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert checked.returncode == 0, checked.stdout + checked.stderr
