#!/usr/bin/env python3
"""Sets up Sourcebook on this computer, then runs it, tests it or measures it.

This file needs nothing but Python, and keeps to the syntax of Python 3.6 so that an older
Python can still read far enough to say what is missing.
"""

import os
import sys

OLDEST_PYTHON = (3, 11)

if sys.version_info < OLDEST_PYTHON:
    sys.exit(
        f"Sourcebook needs Python 3.{OLDEST_PYTHON[1]} or newer; this is Python "
        f"{sys.version_info[0]}.{sys.version_info[1]} ({sys.executable}).\n"
        "Nothing was changed. If a newer Python is installed, start with that one, for example:\n"
        "    python3.12 dev.py run\n"
        "Otherwise install one first."
    )

import hashlib
import importlib.util
import shutil
import subprocess
import threading
import tomllib
from pathlib import Path

HOUSE = Path(__file__).resolve().parent
VENV = HOUSE / ".venv"
IS_WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if IS_WINDOWS else "bin/python")
# Stands in .venv only while pip is at work; found later, it says that pip was interrupted.
INTERRUPTED = VENV / "being-installed"

# Each process of the tests takes some 800 MB, and has to collect all of them first.
MOST_CORES = 4

USAGE = """\
Sourcebook: read sources closely, offline.

    python3 dev.py run [arguments]         open the program (its own arguments may follow)
    python3 dev.py test [arguments]        check everything: style, types, imports and all tests
                                           (arguments go to pytest: a file, -k WORD, -x ...)
    python3 dev.py bench NAME [arguments]  run one benchmark

The first start sets everything up in the folder .venv here and needs the internet once;
after that nothing connects to anything. To start afresh, delete .venv.
"""

PACKAGE_MANAGERS = {
    "apt-get": "sudo apt-get install --no-install-recommends",
    "dnf": "sudo dnf install",
    "pacman": "sudo pacman -S --needed",
    "zypper": "sudo zypper install",
}
# The libraries that Qt's wheels expect from a Linux system, and the packages that hold them; the
# program itself reads the same table when it is started without this file.
SYSTEM_LIBRARIES = "\n".join(
    line
    for line in (HOUSE / "resources/system_libraries.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
)
# What a screen of its own with the bus of screen readers on it takes: what is looked for, and the
# package of Debian and Ubuntu that has it.
LISTENING = {
    "Xvfb": "xvfb",
    "dbus-daemon": "dbus",
    "at-spi-bus-launcher": "at-spi2-core",
    "libXtst.so.6": "libxtst6",
}


class CannotGoOn(Exception):
    """Something a person has to put right first; the message is what they read."""


def say(words: str) -> None:
    """Tell the person at the keyboard, apart from what the program itself prints."""
    print(words, file=sys.stderr, flush=True)


def main(words: list[str]) -> int:
    """Do what the command line asks and return the exit code."""
    command, arguments = (words[0], words[1:]) if words else ("help", [])
    try:
        if command == "run":
            set_up("run")
            return hand_over(["-P", "-m", "desktop", *arguments])
        if command == "test":
            set_up("test")
            return check_everything(arguments)
        if command == "bench":
            benchmark = benchmark_named(arguments)
            set_up("test")
            return hand_over([str(benchmark), *arguments[1:]])
    except CannotGoOn as problem:
        say(str(problem))
        return 1
    except KeyboardInterrupt:
        say("Stopped.")
        return 130
    print(USAGE, end="")
    return 0 if command in {"help", "-h", "--help"} else 2


def set_up(purpose: str) -> None:
    """Make .venv complete for `run` or `test`; once it is, this costs a few milliseconds."""
    fingerprint = fingerprint_for(purpose)
    stamp = stamp_for(purpose)
    if stamp.exists() and stamp.read_text("utf-8") == fingerprint and PYTHON.exists():
        return
    make_venv()
    install(purpose)
    provide_system_libraries(purpose)
    if purpose == "test":
        provide_bus_of_screen_readers()
    stamp.write_text(fingerprint, "utf-8")


def stamp_for(purpose: str) -> Path:
    """The file that says for what .venv was last found complete."""
    return VENV / f"complete-for-{purpose}"


def fingerprint_for(purpose: str) -> str:
    """Everything that decides what must be installed, in one short line."""
    digest = hashlib.sha256(f"{purpose} {sys.platform} {sys.version}".encode())
    for name in ("pyproject.toml", "constraints.txt"):
        digest.update((HOUSE / name).read_bytes())
    return digest.hexdigest()


def make_venv() -> None:
    """Make .venv; make it anew when it is half made, was interrupted or lost its Python."""
    if VENV.is_dir():
        if not INTERRUPTED.exists() and venv_works():
            return
        say("The folder .venv cannot be used as it is; making it anew ...")
    else:
        say("Setting up, this once ...")
    provide_venv_module()
    # Started from inside .venv, this must still build on the Python that .venv came from.
    base = getattr(sys, "_base_executable", None) or sys.executable
    made = subprocess.run(
        [base, "-m", "venv", "--clear", VENV], env=clean_environment(), check=False
    )
    if made.returncode != 0 or not venv_works():
        raise CannotGoOn(
            "The folder .venv could not be made.\n"
            "Your texts and notes are not in it and are safe. The reason stands above; often the\n"
            "disk is full, or the folder is in use. Then delete .venv and try again."
        )


def venv_works() -> bool:
    """Whether the Python in .venv starts, is new enough and has pip."""
    question = f"import sys, pip; sys.exit(sys.version_info < {OLDEST_PYTHON})"
    try:
        answer = subprocess.run(
            [PYTHON, "-c", question], env=clean_environment(), capture_output=True, check=False
        )
    except OSError:
        return False
    return answer.returncode == 0


def provide_venv_module() -> None:
    """See that Python can make a venv with pip in it: Debian ships that part separately."""
    if importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"):
        return
    package = f"python3.{sys.version_info[1]}-venv"
    if may_install_with_apt():
        say(f"Installing {package}, which Python needs to make .venv ...")
        if apt_install([package]):
            return
    raise CannotGoOn(
        "This Python cannot make a virtual environment: its parts venv and ensurepip are\n"
        "missing. Nothing was changed. On Debian and Ubuntu, install them and try again:\n"
        f"    sudo apt-get install {package}"
    )


def install(purpose: str) -> None:
    """Install what pyproject.toml asks for, in the versions that constraints.txt names."""
    say("Seeing to what Sourcebook needs; the first time, about 100 MB are downloaded ...")
    INTERRUPTED.touch()
    done = subprocess.run(
        [
            *(PYTHON, "-m", "pip", "install"),
            *([] if sys.stderr.isatty() else ["--quiet"]),
            *("--constraint", HOUSE / "constraints.txt"),
            *required_for(purpose),
        ],
        env=clean_environment(),
        stdout=sys.stderr,
        check=False,
    )
    # pip that ended by itself has put back what it could not finish.
    INTERRUPTED.unlink()
    if done.returncode != 0:
        raise CannotGoOn(
            "Not everything that Sourcebook needs could be installed; the reason stands above.\n"
            "Your texts and notes are not touched by this and are safe.\n"
            "  - No connection? The first start needs the internet once: connect and try again.\n"
            "  - Behind a school proxy or mirror? Tell pip about it (pip config), try again.\n"
            f"  - No matching version? This is Python 3.{sys.version_info[1]}; try with 3.11, "
            "3.12 or 3.13."
        )


def required_for(purpose: str) -> list[str]:
    """The requirements of the program, and for `test` those of the checks as well."""
    project = tomllib.loads((HOUSE / "pyproject.toml").read_text("utf-8"))["project"]
    extra = project["optional-dependencies"]["test"] if purpose == "test" else []
    return [*project["dependencies"], *extra]


def clean_environment() -> dict[str, str]:
    """This process's environment without what would lead Python or pip out of .venv."""
    strays = {"PYTHONHOME", "PYTHONPATH", "PIP_TARGET", "PIP_PREFIX", "VIRTUAL_ENV"}
    kept = {name: value for name, value in os.environ.items() if name not in strays}
    return {**kept, "PIP_USER": "0", "PIP_NO_INPUT": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


def house_environment(**more: str) -> dict[str, str]:
    """The environment in which Python finds the packages of this folder, wherever it starts."""
    # Without compiled modules beside the sources every start would take half as long again.
    strays = {"PYTHONHOME", "PYTHONDONTWRITEBYTECODE"}
    kept = {name: value for name, value in os.environ.items() if name not in strays}
    return {**kept, "PYTHONPATH": str(HOUSE), **more}


def provide_system_libraries(purpose: str) -> None:
    """On Linux, install the system libraries that Qt misses, or say which they are."""
    if not sys.platform.startswith("linux"):
        return
    missing = missing_libraries(purpose)
    names = set().union(*missing.values())
    if names and may_install_with_apt():
        packages = packages_with(names, "apt-get")
        say(f"Installing system libraries that Qt needs: {' '.join(packages)} ...")
        apt_install(packages)
        missing = missing_libraries(purpose)
        names = set().union(*missing.values())
    if not names:
        return
    advice = f"Qt misses system libraries: {', '.join(sorted(names))}\n{advice_on(names)}"
    screens = [missing[part] for part in ("xcb", "wayland") if part in missing]
    one_screen_works = not screens or "QT_QPA_PLATFORM" in os.environ or not all(screens)
    if missing["qt"] or not one_screen_works:
        raise CannotGoOn(f"{advice}\nThen try again; everything else is ready.")
    say(f"{advice}\nGoing on without them for now.")


def provide_bus_of_screen_readers() -> None:
    """On Linux, install what a screen with the bus of screen readers takes, where that can be.

    One journey of the tests listens there; without it, that journey says what it lacks and is
    passed over.
    """
    if not sys.platform.startswith("linux") or not may_install_with_apt():
        return
    packages = {package for program, package in LISTENING.items() if not is_there(program)}
    packages.update(packages_with(missing_libraries("run")["xcb"], "apt-get"))
    if packages:
        say(f"Installing what the tests listen with: {' '.join(sorted(packages))} ...")
        if not apt_install(sorted(packages)):
            say("Going on without it: one journey of the tests will be passed over.")


def is_there(program: str) -> bool:
    """Whether a program or a library, named by a part of a path, is on this system."""
    folders = ("/usr/lib", "/usr/lib/*-linux-gnu", "/usr/libexec", "/usr/lib/at-spi2-core")
    in_folders = any(any(Path("/").glob(f"{folder[1:]}/{program}")) for folder in folders)
    return in_folders or shutil.which(program) is not None


def missing_libraries(purpose: str) -> dict[str, set[str]]:
    """The libraries that the system lacks, by the part of Qt that wants them.

    `qt` is always needed; of the ways to show a window, `xcb` and `wayland`, one is enough.
    """
    wanted = {"qt": ["lib/libQt6Widgets.so.6", "lib/libQt6Svg.so.6", "lib/libQt6DBus.so.6"]}
    if purpose == "run":
        wanted["xcb"] = ["plugins/platforms/libqxcb.so"]
        wanted["wayland"] = ["plugins/platforms/libqwayland*.so"]
    else:
        wanted["qt"].append("plugins/platforms/libqoffscreen.so")
    qt = next(VENV.glob("lib/python*/site-packages/PySide6/Qt"))
    return {
        part: {
            name for pattern in patterns for file in qt.glob(pattern) for name in not_found(file)
        }
        for part, patterns in wanted.items()
    }


def not_found(library: Path) -> list[str]:
    """The libraries that this one asks for in vain; none where there is no ldd to ask."""
    try:
        asked = subprocess.run(["ldd", library], capture_output=True, text=True, check=False)
    except OSError:
        return []
    return [line.split()[0] for line in asked.stdout.splitlines() if "=> not found" in line]


def packages_with(names: set[str], manager: str) -> list[str]:
    """What a package manager calls the packages with these libraries, as far as it is known."""
    column = list(PACKAGE_MANAGERS).index(manager) + 1
    rows = [line.split() for line in SYSTEM_LIBRARIES.split("\n") if line]
    return sorted({row[column] for row in rows if row[0] in names})


def advice_on(names: set[str]) -> str:
    """The line to type that installs these libraries on this system."""
    for manager, line in PACKAGE_MANAGERS.items():
        if shutil.which(manager):
            return f"Please install them:\n    {line} {' '.join(packages_with(names, manager))}"
    return "Please install the packages of your system that hold them."


def may_install_with_apt() -> bool:
    """Whether this process may install Debian packages without asking anyone."""
    return not IS_WINDOWS and os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_install(packages: list[str]) -> bool:
    """Install Debian packages; with a fresh list of them when the one at hand does not do."""
    quietly = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    options = ["-qq", "--yes", "--no-install-recommends"]
    for fresh_list in (False, True):
        if fresh_list:
            subprocess.run(
                ["apt-get", "update", "-qq"], env=quietly, capture_output=True, check=False
            )
        done = subprocess.run(
            ["apt-get", "install", *options, *packages],
            env=quietly,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode == 0:
            return True
    say(done.stderr)
    return False


def hand_over(arguments: list[str]) -> int:
    """Become the Python of .venv with these arguments; on Windows, start it and wait."""
    line = [str(PYTHON), *arguments]
    if IS_WINDOWS:
        return subprocess.call(line, env=house_environment())
    return os.execve(PYTHON, line, house_environment())


def benchmark_named(arguments: list[str]) -> Path:
    """The file of the benchmark that the arguments begin with."""
    files = sorted((HOUSE / "tests/benchmarks").glob("bench_*.py"))
    known = {file.stem.removeprefix("bench_").replace("_", "-"): file for file in files}
    if not arguments or arguments[0] not in known:
        raise CannotGoOn(f"Which benchmark? There are: {', '.join(known) or 'none yet'}.")
    return known[arguments[0]]


def check_everything(arguments: list[str]) -> int:
    """Run pytest before the reader's eyes and the other checks beside it; return the exit code."""
    environment = house_environment(QT_QPA_PLATFORM="offscreen")
    checks = {
        "style": ["-m", "ruff", "check", "--quiet", "."],
        "layout": ["-m", "ruff", "format", "--check", "--quiet", "."],
        "imports": ["-c", "from importlinter.cli import lint_imports_command as go; go()"],
        "types": ["-m", "mypy", "--no-error-summary"],
    }
    outcomes: dict[str, subprocess.CompletedProcess[str]] = {}

    def run_checks() -> None:
        # One after the other: a small computer has one core left beside pytest.
        for name, line in checks.items():
            outcomes[name] = subprocess.run(
                [PYTHON, *line],
                cwd=HOUSE,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                errors="replace",
                check=False,
            )

    beside = threading.Thread(target=run_checks, daemon=True)
    beside.start()
    exit_code = run_tests(arguments, environment)
    beside.join()
    for name, outcome in outcomes.items():
        print(f"{name}: " + ("fine" if outcome.returncode == 0 else f"NOT fine\n{outcome.stdout}"))
    failed = [name for name, outcome in outcomes.items() if outcome.returncode != 0]
    failed += ["tests"] if exit_code != 0 else []
    print(f"Not fine: {', '.join(failed)}" if failed else "All is fine.", flush=True)
    return 1 if failed else 0


def run_tests(arguments: list[str], environment: dict[str, str]) -> int:
    """Run pytest: all tests on all cores, up to four, some tests as they are asked for."""
    line = [str(PYTHON), "-m", "pytest"]
    cores = min(os.cpu_count() or 1, MOST_CORES)
    if not arguments and cores > 1:
        # Whoever is through with its share takes tests over from the others: nobody has to know
        # beforehand how long any of them takes.
        line += ["-n", str(cores), "--dist", "worksteal"]
    return subprocess.call([*line, *arguments], cwd=HOUSE, env=environment)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
