"""What the program can put right itself in a pack, as it is known what was meant."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.core.fields.problem import LONGEST_VALUE, FieldSlip, Problem, Slip
from desktop.core.fields.written_file import NotWritable, WrittenFile
from desktop.core.packs.slip import PackSlip
from desktop.core.packs.writing import PackDraft

# Under which name a problem has the words that should be others.
_WRONG: Mapping[Slip, str] = {
    FieldSlip.NOT_A_CHOICE: "words",
    FieldSlip.UNKNOWN_FIELD: "field",
    FieldSlip.FIELD_BEHIND_SIGN: "words",
    FieldSlip.NO_COLON: "words",
    PackSlip.NOT_IN_ARTICLE: "words",
    PackSlip.NO_SUCH_PERSON: "person",
    PackSlip.NO_SUCH_CLAIM: "claim",
    PackSlip.NO_SUCH_ARTICLE: "article",
    PackSlip.NO_SUCH_PICTURE: "path",
    PackSlip.UNKNOWN_LICENCE: "licence",
}


def put_right(draft: PackDraft, problem: Problem) -> PackDraft | None:
    """The draft with what was meant in the line of a problem; None where that is not known."""
    try:
        if problem.slip is PackSlip.NEEDS_FORMAT:
            return draft.with_head_value("pack.md", "sourcebook", str(problem["format"]))
        return _with_meant(draft, problem)
    except NotWritable:
        return None


def _with_meant(draft: PackDraft, problem: Problem) -> PackDraft | None:
    values = dict(problem.values)
    wrong, meant = values.get(_WRONG.get(problem.slip, "")), values.get("meant")
    if not isinstance(wrong, str) or not isinstance(meant, str) or not wrong or not meant:
        return None
    file = next((each for each in draft.files if each.path == problem.file), None)
    lines = WrittenFile.of(file).lines if file is not None else ()
    # Of what is as long as can be told it may be only the beginning.
    if LONGEST_VALUE in (len(wrong), len(meant)) or not 0 < problem.line <= len(lines):
        return None
    line = lines[problem.line - 1]
    at = _place(line, wrong)
    if at < 0:
        return None
    made = f"{line[:at]}{' '.join(meant.split())}{line[at + len(wrong) :]}"
    return draft.with_lines(problem.file, problem.line, problem.line, [made])


def _place(line: str, wrong: str) -> int:
    """Where words stand in a line, whatever their capitals; -1 where they do not."""
    at = line.find(wrong)
    if at < 0 and len(line.casefold()) == len(line):
        at = line.casefold().find(wrong.casefold())
    return at
