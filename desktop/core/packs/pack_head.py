"""What pack.md says about the pack as a whole."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

from desktop.core.fields.choice import read_choice
from desktop.core.fields.day import read_day
from desktop.core.fields.fields import FieldNames, Fields
from desktop.core.fields.head import Head, read_head, say_missing
from desktop.core.fields.problem import FieldSlip, ProblemList, Slip, TooManyProblems
from desktop.core.fields.records import LEGAL_ID
from desktop.core.fields.suggestion import suggestion
from desktop.core.fields.text_file import TextFile
from desktop.core.lesson import PackId
from desktop.core.lesson_about import LessonAbout
from desktop.core.packs.slip import PackSlip
from desktop.core.packs.vocabulary import PACK, PACK_REQUIRED, SECOND_FORMAT
from desktop.core.pen import Pen
from desktop.core.question import Reveal
from desktop.core.text.normalised import normalise_line

# From the second on articles may be written in a small Markdown.
FORMAT, MARKDOWN_FORMAT = 2, 2

# SPDX names, as far as teaching material uses them.
LICENCES = (
    "CC0-1.0",
    "CC-BY-4.0",
    "CC-BY-SA-4.0",
    "CC-BY-NC-4.0",
    "CC-BY-NC-SA-4.0",
    "CC-BY-ND-4.0",
    "CC-BY-NC-ND-4.0",
    "CC-BY-3.0",
    "CC-BY-SA-3.0",
    "MIT",
    "public domain",
    "all rights reserved",
)
_LANGUAGE = re.compile("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}")


@dataclass(frozen=True, slots=True)
class PackHead:
    """The fields of pack.md; empty where they are missing or wrong, which was said already."""

    id: PackId
    title: str
    edition: int
    date: str
    language: str
    licence: str
    authors: str
    format: int = 1
    about: LessonAbout = field(default_factory=LessonAbout)

    def check(self, fields: Fields, names: FieldNames, problems: ProblemList) -> None:
        """Say which fields are only read in packs of a later format than this one."""
        if self.format != 1:
            return
        for entry in fields.entries:
            if entry.name in SECOND_FORMAT[names]:
                say_later_format(fields.file, entry.line, f"{entry.name}:", problems)


class PackCopy(StrEnum):
    """For whom a copy of a pack was made; the one that its teacher has says nothing."""

    FOR_PUPILS = "for pupils"


def say_later_format(file: str, line: int, words: str, problems: ProblemList) -> None:
    """Say that a program which only knows the first format would leave this out."""
    problems.warning(file, line, PackSlip.NEEDS_FORMAT, words=words, format=FORMAT)


def read_pack_head(file: TextFile, problems: ProblemList) -> PackHead:
    """The fields at the top of pack.md; the plan under them is for the teacher alone."""
    head = read_head(file, PACK, problems)
    say_missing(head, PACK_REQUIRED, problems)
    fields = head.fields
    number = _check_format(fields, problems)
    made = PackHead(
        id=_pack_id(fields, problems),
        title=normalise_line(fields.words("title")),
        edition=_edition(fields, problems),
        date=read_day(fields, "date", problems, to_the_day=True),
        language=read_language(fields, problems),
        licence=_licence(fields, problems),
        authors=normalise_line(fields.words("authors")),
        format=number,
        about=_about(head, number, problems),
    )
    made.check(fields, PACK, problems)
    return made


def pens_in(file: TextFile) -> tuple[tuple[Pen, str], ...]:
    """The names that pack.md gives to pens; what is wrong with it was said when it came."""
    problems = ProblemList()
    try:
        return _pens(read_head(file, PACK, problems).fields, problems)
    except TooManyProblems:
        return ()


def _about(head: Head, number: int, problems: ProblemList) -> LessonAbout:
    fields = head.fields
    minutes = whole_number(fields, "minutes", PackSlip.NOT_MINUTES, problems)
    return LessonAbout(
        level=normalise_line(fields.words("level")),
        minutes=minutes,
        subjects=fields.listed("subjects"),
        skills=fields.listed("skills"),
        contact=normalise_line(fields.words("contact")),
        requires=normalise_line(fields.words("requires")),
        replaces=_replaces(fields, problems),
        pens=_pens(fields, problems),
        reveal=read_choice(Reveal, fields, "reveal", problems) or Reveal.OPEN,
        plan="\n".join(head.body).strip("\n"),
        is_for_pupils=read_choice(PackCopy, fields, "copy", problems) is PackCopy.FOR_PUPILS,
        format=number,
    )


def _replaces(fields: Fields, problems: ProblemList) -> tuple[PackId, ...]:
    line, own = fields.line_of("replaces"), fields.words("id").casefold()
    ids = tuple(word.casefold() for word in fields.listed("replaces"))
    for word in ids:
        if not LEGAL_ID.fullmatch(word):
            problems.error(fields.file, line, FieldSlip.UNUSABLE_ID, id=word)
        elif word == own:
            problems.warning(fields.file, line, PackSlip.REPLACES_ITSELF, id=word)
    return tuple(PackId(word) for word in ids if word != own)


def _pens(fields: Fields, problems: ProblemList) -> tuple[tuple[Pen, str], ...]:
    """What `pens: evidence = Proof, opinion = View` says."""
    names: list[tuple[Pen, str]] = []
    for words in fields.listed("pens"):
        pen, sign, name = (part.strip() for part in words.partition("="))
        if not sign or not name or pen.casefold() not in tuple(Pen):
            problems.error(
                fields.file,
                fields.line_of("pens"),
                PackSlip.NO_SUCH_PEN,
                words=words,
                **suggestion(pen.casefold(), Pen),
            )
        else:
            names.append((Pen(pen.casefold()), normalise_line(name)))
    return tuple(names)


def read_language(fields: Fields, problems: ProblemList) -> str:
    """The BCP 47 code in the field `language`; empty when it is missing or is no such code."""
    words = fields.words("language")
    if not words or _LANGUAGE.fullmatch(words):
        return words
    problems.error(
        fields.file,
        fields.line_of("language"),
        PackSlip.NOT_A_LANGUAGE,
        words=words,
    )
    return ""


def _check_format(fields: Fields, problems: ProblemList) -> int:
    number = whole_number(fields, "sourcebook", PackSlip.NOT_A_FORMAT, problems)
    if number > FORMAT:
        problems.is_of_newer_format = True
        problems.warning(
            fields.file,
            fields.line_of("sourcebook"),
            PackSlip.NEWER_FORMAT,
            format=number,
            known_format=FORMAT,
        )
    return number


def _pack_id(fields: Fields, problems: ProblemList) -> PackId:
    words = fields.words("id").casefold()
    if words and not LEGAL_ID.fullmatch(words):
        problems.error(fields.file, fields.line_of("id"), FieldSlip.UNUSABLE_ID, id=words)
    return PackId(words)


def _edition(fields: Fields, problems: ProblemList) -> int:
    return whole_number(fields, "edition", PackSlip.NOT_AN_EDITION, problems)


def whole_number(fields: Fields, name: str, slip: Slip, problems: ProblemList) -> int:
    """The whole number from 1 up in a field; 0 where it is missing or holds none."""
    words = fields.words(name)
    # Longer numbers are no editions, and Python refuses to read thousands of digits.
    if words.isascii() and words.isdigit() and len(words) < 10 and int(words):
        return int(words)
    if words:
        problems.error(fields.file, fields.line_of(name), slip, words=words)
    return 0


def _licence(fields: Fields, problems: ProblemList) -> str:
    words = normalise_line(fields.words("licence"))
    plain = {licence.casefold().replace("-", " "): licence for licence in LICENCES}
    known = plain.get(" ".join(words.casefold().replace("-", " ").split()))
    if words and known is None:
        problems.warning(
            fields.file,
            fields.line_of("licence"),
            PackSlip.UNKNOWN_LICENCE,
            licence=words,
            **suggestion(words, LICENCES),
        )
    return known or words
