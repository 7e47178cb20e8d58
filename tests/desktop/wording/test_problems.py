"""Whatever is wrong with a pack is said in words: what it is, and what to do about it."""

from __future__ import annotations

import pytest
from hypothesis import given

from desktop.core.fields.problem import FieldSlip, Problem, ProblemList, Severity, Slip, Value
from desktop.core.lesson import PackFile
from desktop.core.packs.reading import read_files
from desktop.core.packs.slip import PackSlip
from desktop.wording.problems import log_line, words_for
from tests.core.fields.arrangements import arrangements

SAID: list[tuple[Slip, dict[str, Value], str, str]] = [
    (
        FieldSlip.NOT_A_CHOICE,
        {"words": "mar", "field": "type", "meant": "mark", "known": ()},
        "“mar” is not one of the words for “type:”",
        "Did you mean “mark”?",
    ),
    (
        FieldSlip.NOT_A_CHOICE,
        {"words": "n}", "field": "kind", "meant": "", "known": ("quotation", "not a quotation")},
        "“n}” is not one of the words for “kind:”",
        "Choose one of: quotation, not a quotation.",
    ),
    (
        FieldSlip.NOT_A_DATE,
        {"words": "é"},
        "“é” is not a date that the program can read",
        "Write year-month-day, for example 2025-09-01; 2025-09 and 2025 will do too.",
    ),
    (
        FieldSlip.NOT_A_DAY,
        {"words": "é"},
        "“é” is not a date that the program can read",
        "Write year-month-day, for example 2025-09-01.",
    ),
    (
        FieldSlip.TOO_MANY_FIELDS,
        {"count": 500},
        "there are more than 500 fields here",
        "Make several records of this one.",
    ),
    (
        FieldSlip.FIELD_TWICE,
        {"field": "id"},
        "the field “id:” stands twice",
        "Keep one of the two lines and delete the other.",
    ),
    (
        FieldSlip.UNKNOWN_FIELD,
        {"field": "id", "meant": "", "known": ("names",)},
        "the field “id:” is not known here, so nothing reads it",
        "Fields known here: names.",
    ),
    (
        FieldSlip.UNKNOWN_FIELD,
        {"field": "id", "meant": "kind", "known": ()},
        "the field “id:” is not known here, so nothing reads it",
        "Did you mean “kind”?",
    ),
    (
        FieldSlip.STRAY_FIELD,
        {"field": "on", "known_field": "on"},
        "“on:” looks like a field but is read as text",
        "If “on:” is meant, move the line up, directly under the heading.",
    ),
    (
        FieldSlip.NO_FIELD,
        {"words": "{"},
        "this line cannot be read as a field: “{”",
        "Write it as  name: value  on one line.",
    ),
    (
        FieldSlip.FIELD_MISSING,
        {"field": "title"},
        "the field “title:” is missing",
        "Add a line  title: …",
    ),
    (
        FieldSlip.FIELD_MISSING,
        {"field": "rights"},
        "the field “rights:” is missing",
        "Add a line  rights: …  that says who owns the text and how it may be used.",
    ),
    (
        FieldSlip.FIELD_MISSING,
        {"field": "id"},
        "the field “id:” is missing",
        "Add a short name that never changes, for example  id: town-meeting-2025",
    ),
    (
        FieldSlip.FIELD_MISSING,
        {"field": "date"},
        "the field “date:” is missing",
        "Add the day of this edition, for example  date: 2025-09-01",
    ),
    (
        FieldSlip.FIELD_MISSING,
        {"field": "language"},
        "the field “language:” is missing",
        "Add the short code of the language, for example  language: en",
    ),
    (
        FieldSlip.FIELD_MISSING,
        {"field": "edition"},
        "the field “edition:” is missing",
        "Add  edition: 1  and raise it by one each time you hand out a new version.",
    ),
    (
        FieldSlip.FIELD_MISSING,
        {"field": "licence"},
        "the field “licence:” is missing",
        "Say who may use the pack, for example  licence: CC-BY-4.0",
    ),
    (
        FieldSlip.FIELD_MISSING,
        {"field": "sourcebook"},
        "the field “sourcebook:” is missing",
        "Add the line  sourcebook: 1  (the version of the way packs are written).",
    ),
    (
        FieldSlip.HEAD_NOT_OPENED,
        {},
        "the fields at the top do not begin with three hyphens",
        "Put a line --- above the first field and another one under the last.",
    ),
    (
        FieldSlip.HEAD_NOT_CLOSED,
        {"field": "id", "words": "well"},
        "the fields at the top are not closed",
        "Put a line --- under “id: well”.",
    ),
    (
        FieldSlip.TOO_MANY_RECORDS,
        {"count": 2000},
        "there are more than 2,000 records in this file",
        "Make several packs of this one.",
    ),
    (
        FieldSlip.NO_ID,
        {"title": "x", "id": "x"},
        "“x” has no id",
        "Add  {#x}  at the end of the line. The id must never change later.",
    ),
    (
        FieldSlip.UNUSABLE_ID,
        {"id": "w}"},
        "“w}” cannot be used as an id",
        "An id is made of letters, digits and hyphens, for example  town-meeting-2.",
    ),
    (
        FieldSlip.ID_TWICE,
        {"id": "q1", "line_before": 3},
        "the id “q1” is used twice (first in line 3)",
        "Give one of the two another id.",
    ),
    (
        FieldSlip.TEXT_TOO_LARGE,
        {"count": 4},
        "this text file is larger than 4 MB",
        "Keep only the text in it; pictures belong into the folder media.",
    ),
    (
        FieldSlip.NOT_UTF_8,
        {},
        "this file is not saved as UTF-8, so some of its letters cannot be read",
        "In your editor choose “Save as” and the encoding UTF-8.",
    ),
    (
        FieldSlip.MORE_PROBLEMS,
        {"count": 301},
        "and 301 more problems",
        "Mend the ones above first, then have the pack read again.",
    ),
    (
        FieldSlip.MANY_MORE_PROBLEMS,
        {"count": 4500},
        "and more than 4,500 more",
        "Mend the ones above first, then have the pack read again.",
    ),
    (PackSlip.NO_FOLDER, {}, "there is no such folder", "Choose the folder that holds pack.md."),
    (
        PackSlip.TOO_MANY_FILES,
        {"count": 3},
        "too large for a lesson pack: more than 3 files",
        "Take out what the lesson does not need.",
    ),
    (
        PackSlip.TOO_MANY_FOLDERS,
        {"count": 2},
        "too large for a lesson pack: more than 2 folders",
        "Take out what the lesson does not need.",
    ),
    (
        PackSlip.TOO_MANY_MEGABYTES,
        {"count": 0},
        "too large for a lesson pack: more than 0 MB",
        "Take out what the lesson does not need.",
    ),
    (
        PackSlip.LARGE_FILE,
        {"count": 0},
        "too large for a lesson pack: a file of more than 0 MB",
        "Take out what the lesson does not need.",
    ),
    (
        PackSlip.FOLDERS_TOO_DEEP,
        {"count": 12},
        "more than 12 folders stand one inside the other here",
        "Move what the lesson needs further up.",
    ),
    (
        PackSlip.LINK,
        {},
        "this is a link to another place, so it is no part of the pack",
        "Put a copy of the file itself into the folder.",
    ),
    (
        PackSlip.UNUSABLE_NAME,
        {},
        "this name cannot be used on every computer",
        "Rename it with letters, digits, hyphens and dots only.",
    ),
    (
        PackSlip.SAME_NAME,
        {"other": "A.md"},
        "this has the same name as A.md, apart from capitals",
        "Give one of the two files another name.",
    ),
    (
        PackSlip.NO_PACK_FILE,
        {},
        "there is no file pack.md in this folder",
        "Choose the folder that holds pack.md.",
    ),
    (
        PackSlip.PACK_FILE_MISNAMED,
        {"path": "Pack.md.txt"},
        "there is no file pack.md in this folder",
        "There is “Pack.md.txt”: rename it to pack.md.",
    ),
    (
        PackSlip.FILE_MISNAMED,
        {"meant": "notes.md"},
        "nothing reads a file of this name",
        "Did you mean “notes.md”?",
    ),
    (
        PackSlip.NO_ARTICLE_FILE,
        {},
        "this file is not read as an article",
        "Articles end in .md; pictures belong into the folder media.",
    ),
    (
        PackSlip.NOT_A_FORMAT,
        {"words": "x"},
        "“sourcebook:” must be a whole number from 1 up, not “x”",
        "Write  sourcebook: 1",
    ),
    (
        PackSlip.NEWER_FORMAT,
        {"format": 9, "known_format": 1},
        "this pack is written for a newer Sourcebook (format 9, known is 1)",
        "It opens as far as this version understands it; the rest is kept unread.",
    ),
    (
        PackSlip.NOT_AN_EDITION,
        {"words": "0"},
        "“edition:” must be a whole number from 1 up, not “0”",
        "Write 1, and raise it by one for each new version.",
    ),
    (
        PackSlip.NOT_A_LANGUAGE,
        {"words": "é"},
        "“é” is not the code of a language",
        "Write the short code: en for English, de for German, uk for Ukrainian.",
    ),
    (
        PackSlip.UNKNOWN_LICENCE,
        {"licence": "x", "meant": "", "known": ("CC-BY-3.0", "MIT")},
        "the licence “x” is not a well-known one",
        "Well-known ones: CC-BY-3.0, MIT.",
    ),
    (
        PackSlip.UNKNOWN_LICENCE,
        {"licence": "CC0-1.", "meant": "CC0-1.0", "known": ()},
        "the licence “CC0-1.” is not a well-known one",
        "Did you mean “CC0-1.0”?",
    ),
    (
        PackSlip.NO_ARTICLES,
        {},
        "there are no articles in this pack",
        "Put at least one file that ends in .md into the folder articles.",
    ),
    (
        PackSlip.NO_SUCH_PICTURE,
        {"path": "media/x.png", "meant": "", "known": ()},
        "there is no picture “media/x.png” in this pack",
        "Put it into the folder media, and write  ![what it shows](media/…)",
    ),
    (
        PackSlip.UNUSABLE_PICTURE,
        {"path": "media/x.svg", "count": 8},
        "“media/x.svg” is no picture in PNG, JPEG, GIF or WebP of at most 8 MB",
        "Save it again in one of these forms, or make it smaller.",
    ),
    (
        PackSlip.PICTURE_IN_LINE,
        {"words": "[x](media/x.png)"},
        "a picture stands among words: [x](media/x.png)",
        "Give it a line of its own, with an empty line above.",
    ),
    (
        PackSlip.LINK_WITHOUT_PAGE,
        {"words": "x"},
        "this link leads to no page: x",
        "Write the whole address, which begins with https://.",
    ),
    (
        PackSlip.FENCE_NOT_CLOSED,
        {"words": "```"},
        "what begins with ``` has no end",
        "Put a line  ```  under the last line that is to stay as it is.",
    ),
    (
        PackSlip.NOT_AN_ORDER,
        {"words": "x"},
        "“x” is not a whole number",
        "Write  order: 1  for the article that is read first, 2 for the next.",
    ),
    (
        PackSlip.ID_OF_ANOTHER,
        {"id": "well", "file_before": "articles/well.md"},
        "the id “well” belongs to articles/well.md already",
        "Give one of the two articles another id.",
    ),
    (
        PackSlip.NO_ARTICLE_NAMED,
        {"known": ("well", "zebra")},
        "this does not say to which article it belongs",
        "Add a line  article: …  with one of these ids: well, zebra.",
    ),
    (
        PackSlip.NO_SUCH_ARTICLE,
        {"article": "é", "meant": "", "known": ("well",)},
        "there is no article “é” in this pack",
        "The articles of this pack: well.",
    ),
    (
        PackSlip.NO_SUCH_ARTICLE,
        {"article": "well", "meant": "wel", "known": ()},
        "there is no article “well” in this pack",
        "Did you mean “wel”?",
    ),
    (
        PackSlip.NO_PASSAGE,
        {},
        "this is not tied to a passage of the article",
        'Add a line  on: "words from the article"  under the heading.',
    ),
    (
        PackSlip.NOT_IN_ARTICLE,
        {"field": "on", "words": "x", "article_file": "articles/well.md", "meant": ""},
        "“on:” the words “x” are not in articles/well.md",
        "Copy the words from the article; write … for words you leave out.",
    ),
    (
        PackSlip.NOT_IN_ARTICLE,
        {"field": "answer", "words": '"she', "article_file": "articles/well.md", "meant": "she"},
        '“answer:” the words “"she” are not in articles/well.md',
        "Did you mean “she”?",
    ),
    (
        PackSlip.NEAR_NOT_IN_ARTICLE,
        {"words": "zz", "article_file": "articles/well.md"},
        "“near:” the words “zz” are not in articles/well.md",
        "Copy a few words that stand close to the passage.",
    ),
    (
        PackSlip.SEVERAL_PLACES,
        {"field": "on", "words": "the", "count": 3, "article_file": "articles/well.md"},
        "“on:” the words “the” stand in 3 places of articles/well.md",
        'Copy a few more words, or add a line  near: "words close by"  under it.',
    ),
    (
        PackSlip.TOO_MANY_PLACES,
        {"field": "also", "words": "a", "article_file": "articles/well.md"},
        "“also:” the words “a” were not looked for: what this pack copies from articles/well.md"
        " stands there in too many places",
        "Copy longer passages.",
    ),
    (
        PackSlip.REPORTER_AS_PERSON,
        {},
        "the id “reporter” is kept for the voice of the article itself",
        "Give this person another id.",
    ),
    (
        PackSlip.NO_SUCH_PERSON,
        {"field": "speaker", "person": "ann", "meant": "", "known": ("reporter",)},
        "“speaker:” names “ann”, who is not in people.md",
        "Use an id from people.md, or reporter. Known are: reporter.",
    ),
    (
        PackSlip.NO_SUCH_PERSON,
        {"field": "speaker", "person": "anx", "meant": "ann", "known": ()},
        "“speaker:” names “anx”, who is not in people.md",
        "Did you mean “ann”?",
    ),
    (
        PackSlip.STATUS_WITHOUT_AUTHOR,
        {},
        "a status needs the name of the person who set it",
        "Add a line  authors: …  to pack.md.",
    ),
    (
        PackSlip.NO_KIND,
        {"known": ("background", "who is who")},
        "this note does not say what kind of note it is",
        "Add a line  kind: …  with one of: background, who is who.",
    ),
    (
        PackSlip.NO_SUCH_CLAIM,
        {"claim": "c-deep", "meant": "", "known": ("c-long", "c-wide")},
        "there is no claim “c-deep” in claims.md",
        "Write the claim in claims.md first. Known are: c-long, c-wide.",
    ),
    (
        PackSlip.NO_SUCH_CLAIM,
        {"claim": "c-d{", "meant": "c-deep", "known": ()},
        "there is no claim “c-d{” in claims.md",
        "Did you mean “c-deep”?",
    ),
    (
        PackSlip.NO_CLAIMS,
        {"claim": "c-deep", "meant": "", "known": ()},
        "there is no claim “c-deep” in claims.md",
        "Write the claim in claims.md first.",
    ),
    (
        PackSlip.NO_KIND_OF_SOURCE,
        {"kind": "}", "meant": "", "known": ("expert", "primary", "report")},
        "“}” is not a kind of source",
        "Write one of these after the last |: expert, primary, report.",
    ),
    (
        PackSlip.NO_KIND_OF_SOURCE,
        {"kind": "primry", "meant": "primary", "known": ()},
        "“primry” is not a kind of source",
        "Did you mean “primary”?",
    ),
    (
        PackSlip.EVIDENCE_WITHOUT_CLAIM,
        {"kind": "evidence against"},
        "a note of the kind “evidence against” needs a claim",
        "Add a line  claim: …  with the id of a claim in claims.md.",
    ),
    (
        PackSlip.EVIDENCE_WITHOUT_SOURCE,
        {},
        "this evidence gives no source",
        "Add a line  source: who published it, what, when | primary",
    ),
    (
        PackSlip.CORRECTS_NOTHING,
        {},
        "this does not say what is to be corrected",
        "Add a line  speaker: …  with an id from people.md, reporter or nobody,"
        " or a line  kind: not a quotation",
    ),
    (
        PackSlip.SPEAKER_OF_NO_QUOTATION,
        {},
        "what is not a quotation has no speaker",
        "Delete the line  speaker: …  or the line  kind: not a quotation",
    ),
    (
        FieldSlip.EMPTY_FILE,
        {},
        "this file is empty",
        "Begin it with a line ---, then the fields, then another line ---.",
    ),
    (
        FieldSlip.EMPTY_HEAD_NOT_CLOSED,
        {},
        "the fields at the top are not closed",
        "Put a line --- under the last field.",
    ),
    (
        PackSlip.UNREADABLE,
        {"reason": "Permission denied"},
        "this cannot be read (Permission denied)",
        "Check that it can be opened on this computer, then try again.",
    ),
    (
        PackSlip.UNREADABLE_WITHOUT_REASON,
        {},
        "this cannot be read (unknown reason)",
        "Check that it can be opened on this computer, then try again.",
    ),
    (
        PackSlip.PACK_FILE_DEEPER,
        {"folder": "inner"},
        "there is no file pack.md in this folder",
        "There is one in inner: choose that folder.",
    ),
    (
        PackSlip.NO_TEXT,
        {},
        "this article has no text",
        "Put the text under the second line ---, with an empty line between paragraphs.",
    ),
    (
        PackSlip.CORRECTED_TWICE,
        {"line_before": 3},
        "these words are corrected twice (first in line 3)",
        "Keep one of the two records and delete the other.",
    ),
]


def a_problem(slip: Slip, values: dict[str, Value], *, line: int = 8) -> Problem:
    return Problem("claims.md", line, Severity.ERROR, slip, tuple(values.items()))


@pytest.mark.parametrize(("slip", "values", "message", "advice"), SAID)
def test_a_slip_is_said_with_its_values(
    slip: Slip, values: dict[str, Value], message: str, advice: str
) -> None:
    words = words_for(a_problem(slip, values))

    assert (words.message, words.advice) == (message, advice)


def test_every_slip_is_looked_at_above() -> None:
    known = {slip for kind in Slip.__subclasses__() for slip in kind}

    assert {slip for slip, *_ in SAID} == known


def test_a_problem_is_logged_like_a_message_of_a_compiler() -> None:
    problem = a_problem(
        FieldSlip.NOT_A_CHOICE, {"words": "facts", "field": "type", "meant": "fact", "known": ()}
    )

    assert log_line(problem) == (
        "claims.md:8: error: “facts” is not one of the words for “type:”\n    Did you mean “fact”?"
    )


def test_what_concerns_a_whole_file_names_no_line() -> None:
    logged = log_line(a_problem(FieldSlip.EMPTY_FILE, {}, line=0))

    assert logged.startswith("claims.md: error: this file is empty\n")


def test_words_of_an_article_are_shortened_and_no_message_is_longer_than_a_paragraph() -> None:
    words: dict[str, Value] = {"field": "on", "words": "word " * 80, "article_file": "a.md"}

    quoted = words_for(a_problem(PackSlip.NOT_IN_ARTICLE, {**words, "meant": "deep " * 80}))
    title = words_for(a_problem(FieldSlip.NO_ID, {"title": "A" * 400, "id": "a"}))

    assert f"“{('word ' * 80)[:59].rstrip()}…”" in quoted.message
    assert quoted.advice == f"Did you mean “{('deep ' * 80)[:89].rstrip()}…”?"
    assert title.message == f"“{'A' * 399}…"


def test_braces_in_a_pack_stay_as_they_are() -> None:
    words = words_for(a_problem(FieldSlip.NO_FIELD, {"words": "{title} {0} %n"}))

    assert words.message == "this line cannot be read as a field: “{title} {0} %n”"


@given(arrangements, arrangements, arrangements)
def test_no_arrangement_of_lines_leaves_a_reader_without_words(
    pack: str, article: str, records: str
) -> None:
    names = ("claims", "notes", "people", "questions", "glossary", "timeline", "quotes")
    files = (
        PackFile("pack.md", pack.encode("utf-8", "replace")),
        PackFile("articles/a.md", article.encode("utf-8", "replace")),
        *(PackFile(f"{name}.md", records.encode("utf-8", "replace")) for name in names),
    )

    for problem in read_files(files, ProblemList()).problems:
        words = words_for(problem)
        assert words.message
        assert words.advice
