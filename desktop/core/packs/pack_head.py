"""What pack.md says about the pack as a whole."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.core.fields.day import read_day
from desktop.core.fields.fields import Fields
from desktop.core.fields.head import read_head, say_missing
from desktop.core.fields.problem import FieldSlip, ProblemList
from desktop.core.fields.records import LEGAL_ID
from desktop.core.fields.suggestion import suggestion
from desktop.core.fields.text_file import TextFile
from desktop.core.lesson import PackId
from desktop.core.packs.slip import PackSlip
from desktop.core.packs.vocabulary import PACK, PACK_REQUIRED
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


def read_pack_head(file: TextFile, problems: ProblemList) -> PackHead:
    """The fields at the top of pack.md; the plan under them is for the teacher alone."""
    head = read_head(file, PACK, problems)
    say_missing(head, PACK_REQUIRED, problems)
    fields = head.fields
    number = _check_format(fields, problems)
    return PackHead(
        id=_pack_id(fields, problems),
        title=normalise_line(fields.words("title")),
        edition=_edition(fields, problems),
        date=read_day(fields, "date", problems, to_the_day=True),
        language=read_language(fields, problems),
        licence=_licence(fields, problems),
        authors=normalise_line(fields.words("authors")),
        format=number,
    )


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
    number = _whole_number(fields, "sourcebook", PackSlip.NOT_A_FORMAT, problems)
    if number > FORMAT:
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
    return _whole_number(fields, "edition", PackSlip.NOT_AN_EDITION, problems)


def _whole_number(fields: Fields, name: str, slip: PackSlip, problems: ProblemList) -> int:
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
