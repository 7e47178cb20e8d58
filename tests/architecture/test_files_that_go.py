"""Nothing but what carries the program's own mark is deleted, renamed or written over.

Whoever adds a call that takes a file away, or puts another in its place, says here why what it
takes can be nobody else's; a reason whose call is gone has to go too.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.source_tree import modules

MADE_HERE = "made a few lines before, under a name that nobody else can have"
OVER_OWN = "takes the place of the program's own file, read and known by what it says"
TELLS_ITS_OWN = "read first and known by the mark in it"
IN_A_ROOM = "has exactly the name that such a file has, in a folder with the program's mark"
PART_OF_INDEX = "has exactly the name of a part, in a folder with exactly the name of an index"
FREE = "opened only where there is no such file"
EMPTY = "a folder goes only when there is nothing in it"

REASONS = {
    "desktop.core.indexing.hard_texts._was_limit_passed": {"write_bytes": IN_A_ROOM},
    "desktop.core.indexing.hard_texts._write_all": {"truncate": IN_A_ROOM},
    "desktop.core.indexing.state.write_state": {
        "write_text": MADE_HERE,
        "replace": IN_A_ROOM,
        "unlink": MADE_HERE,
    },
    "desktop.core.library.backups.go_back_to": {
        "replace": "the library itself, put aside as a copy just before",
        "unlink": MADE_HERE,
    },
    "desktop.core.library.backups._put_aside": {
        "unlink": "the log of the library itself, taken into the copy just before"
    },
    "desktop.core.library.backups._made": {"replace": "a name that was free, in the copies' room"},
    "desktop.core.library.backups._remove": {"unlink": MADE_HERE},
    "desktop.core.library.backups._settle": {
        "open": "nothing is written, it is only seen to the disk"
    },
    "desktop.core.library.moving.moved_file.unpack_moved": {"unlink": MADE_HERE},
    "desktop.core.library.moving.moved_file.write_moved": {"open": "a part of a file made here"},
    "desktop.core.library.moving.moving_in.unpacked": {"rmdir": EMPTY},
    "desktop.core.library.moving.moving_in.give_up": {"rmdir": EMPTY},
    "desktop.core.library.moving.moving_in._clear": {"unlink": MADE_HERE},
    "desktop.core.library.moving.moving_in._clear_left_over": {
        "unlink": "has exactly the name of what a move unpacked, and begins as a library does"
    },
    "desktop.core.library.moving.part_file._take_away": {"unlink": MADE_HERE},
    "desktop.core.library.moving.moving_out._packed": {"open": FREE, "unlink": MADE_HERE},
    "desktop.core.library.moving.moving_out._take_name": {
        "replace": "a name that the person chose, free or agreed to be written over"
    },
    "desktop.core.library.opened_file._keep_a_copy": {
        "replace": "a name that was free, in the copies' room",
        "unlink": MADE_HERE,
    },
    "desktop.core.library.copies.rotate": {"unlink": "a copy that says which library it is of"},
    "desktop.core.library.drive.shares_memory": {"unlink": MADE_HERE},
    "desktop.core.library.drive.locks": {"unlink": MADE_HERE},
    "desktop.core.library.own_file.write_own": {"replace": OVER_OWN, "unlink": MADE_HERE},
    "desktop.core.library.own_file.remove_own": {"unlink": TELLS_ITS_OWN},
    "desktop.core.library.own_folder._make": {
        "rename": MADE_HERE,
        "unlink": MADE_HERE,
        "rmdir": EMPTY,
    },
    "desktop.core.packs.written_out.save_draft": {
        "unlink": "a file of the teacher's pack that they took out, still as it was read"
    },
    "desktop.core.packs.written_out._put": {
        "write_bytes": MADE_HERE,
        "replace": "a name that was free, a built pack, or a file that is still as it was read",
        "unlink": MADE_HERE,
    },
    "desktop.core.packs.written_out._write_folder": {
        "open": FREE,
        "rmdir": EMPTY,
        "rename": MADE_HERE,
        "rmtree": MADE_HERE,
    },
    "desktop.core.runs.mapped_table.write_table": {
        "open": FREE,
        "replace": TELLS_ITS_OWN,
        "unlink": MADE_HERE,
    },
    "desktop.core.runs.run_index.save": {
        "open": FREE,
        "replace": TELLS_ITS_OWN,
        "unlink": MADE_HERE,
    },
    "desktop.core.student_work.exporting.write_export": {
        "open": FREE,
        "replace": "a name that the person chose, and agreed to be written over",
        "unlink": MADE_HERE,
    },
    "desktop.core.student_work.exporting._take_free_name": {
        "replace": "a name that the person chose, and that was free",
    },
    "desktop.core.library.rescue.save_elsewhere": {
        "replace": "a name that the person chose, free or agreed to be written over",
        "unlink": MADE_HERE,
    },
    "desktop.core.library.rescue.save_into": {"unlink": MADE_HERE},
    "desktop.core.library.rescue.save_in_place": {"unlink": MADE_HERE},
    "desktop.core.library.sole_writer.release": {"unlink": TELLS_ITS_OWN},
    "desktop.core.indexing.quarantine.put_aside": {"rename": PART_OF_INDEX},
    "desktop.core.indexing.quarantine.clear_away": {"unlink": IN_A_ROOM, "rmdir": EMPTY},
    "desktop.live.trouble.watch_for_crashes": {"open": FREE},
    "desktop.live.trouble.end": {"unlink": MADE_HERE},
    "desktop.live.trouble._make_room": {"unlink": TELLS_ITS_OWN},
    "desktop.live.trouble._last_words": {"unlink": TELLS_ITS_OWN},
    "desktop.command_line.main": {"open": "the system's own nothing"},
    "desktop.commands.work.work": {"open": "the system's own nothing"},
    "index.segments.segment_store.merge": {"unlink": MADE_HERE},
    "index.segments.segment_store.finish": {"rename": MADE_HERE},
    "index.segments.segment_store.abandon": {"unlink": MADE_HERE},
    "index.segments.segment_store.clear": {"unlink": PART_OF_INDEX},
    "index.files.manifest.write": {"write_bytes": PART_OF_INDEX},
    "index.files.manifest.settle_file": {"open": "nothing is written, it is only seen to the disk"},
    "index.files.manifest.remove": {"unlink": PART_OF_INDEX},
    "index.files.manifest._replace": {"replace": PART_OF_INDEX},
    "index.files.page_file.__init__": {"open": FREE},
    "index.index_folder.make": {"rename": MADE_HERE, "unlink": MADE_HERE, "rmdir": EMPTY},
    "index.location.mark": {"write_text": PART_OF_INDEX},
    "index.location.discard": {"unlink": PART_OF_INDEX, "rmdir": EMPTY},
}

ALWAYS = {
    *("unlink", "rmdir", "rmtree", "removedirs", "renames", "truncate", "ftruncate"),
    *("write_bytes", "write_text", "symlink_to", "hardlink_to", "touch"),
}
OF_THE_SYSTEM = {"remove", "rename", "replace", "move", "copy", "copyfile", "copytree", "copy2"}


def takes_away(call: ast.Call) -> str | None:
    """The name of a call that deletes, renames or writes over a file; None for another call."""
    modes = {
        each.value
        for each in (*call.args, *(keyword.value for keyword in call.keywords))
        if isinstance(each, ast.Constant) and isinstance(each.value, str)
    }
    writes = any(set(mode) <= set("rwxab+t") and set(mode) & set("wxa+") for mode in modes)
    if isinstance(call.func, ast.Name):
        is_own = call.func.id == "open" and writes and not isinstance(call.args[0], ast.Name)
        return "open" if is_own else None
    if not isinstance(call.func, ast.Attribute):
        return None
    name, of = call.func.attr, ast.unparse(call.func.value)
    is_of_a_path = name in {"replace", "rename"} and len(call.args) == 1 and not call.keywords
    if (
        name in ALWAYS
        or is_of_a_path
        or (of in {"os", "shutil"} and name in OF_THE_SYSTEM)
        or (name == "open" and of != "os" and writes)
    ):
        return name
    return None


def calls_in(node: ast.AST, function: str) -> Iterator[tuple[str, str]]:
    """Each call that takes a file away, with the function it stands in."""
    for child in ast.iter_child_nodes(node):
        inside = child.name if isinstance(child, ast.FunctionDef) else function
        if isinstance(child, ast.Call) and (name := takes_away(child)):
            yield inside, name
        yield from calls_in(child, inside)


def found() -> set[tuple[str, str]]:
    """Every place of the program at which a file goes, and by what."""
    return {
        (f"{module.name}.{function}", name)
        for module in modules("desktop", "index")
        for function, name in calls_in(module.tree, "")
    }


@pytest.fixture(scope="module", name="places")
def places_of_the_program() -> set[tuple[str, str]]:
    return found()


def test_what_takes_a_file_away_says_why_it_may(places: set[tuple[str, str]]) -> None:
    allowed = {(where, name) for where, calls in REASONS.items() for name in calls}

    assert sorted(places - allowed) == []
    assert sorted(allowed - places) == []


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("path.unlink()", "unlink"),
        ("shutil.rmtree(path)", "rmtree"),
        ("os.replace(a, b)", "replace"),
        ("half.replace(path)", "replace"),
        ("words.replace('a', 'b')", None),
        ("replace(record, name='a')", None),
        ("path.open('w')", "open"),
        ("path.open(encoding='utf-8')", None),
        ("open(os.devnull, 'w')", "open"),
        ("shutil.copy(a, b)", "copy"),
    ],
)
def test_a_call_is_known_by_what_it_does(line: str, name: str | None) -> None:
    [call] = ast.parse(line).body

    assert isinstance(call, ast.Expr)
    assert isinstance(call.value, ast.Call)
    assert takes_away(call.value) == name
