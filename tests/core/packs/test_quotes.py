"""The corrections in quotes.md: what comes of them, and what is said of those that are wrong."""

from __future__ import annotations

import pytest

from desktop.core.correction import CorrectionKind
from desktop.core.fields.problem import FieldSlip, Severity
from desktop.core.packs.reading import read_pack
from desktop.core.packs.slip import PackSlip

ERROR = Severity.ERROR
PLACE = 'on: "Nobody knows how deep"\n'


def quotes(*records: str) -> dict[str, str]:
    """The file quotes.md with these records, the first under the id q-1 in line 3."""
    written = (
        f"## Record {number} {{#q-{number}}}\n{record}\n"
        for number, record in enumerate(records, 1)
    )
    return {"quotes.md": "# Quotations\n\n" + "\n".join(written)}


def corrections_of(reading):
    assert reading.problems == ()
    assert reading.pack is not None
    return reading.pack.corrections


def test_a_correction_says_whose_the_words_are_and_who_says_so(a_pack):
    folder = a_pack(quotes(f"article: well\n{PLACE}speaker: ann\n"))

    [correction] = corrections_of(read_pack(folder))

    assert correction.id == "small-pack/q-1"
    assert correction.article_id == "small-pack/well"
    assert correction.kind is CorrectionKind.SPEAKER
    assert correction.selector.quote.exact == "Nobody knows how deep"
    assert correction.speaker == "Ann Smith"
    assert (correction.made_by, correction.created) == ("Ada Teacher", "2025-09-01")
    assert not correction.is_the_readers


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("ann", "Ann Smith"),
        ("Mrs Smith", "Ann Smith"),
        ("Ben Brown", "Ben Brown"),
        ("nobody", ""),
        ("Nobody", ""),
        ("reporter", "the reporter"),
    ],
)
def test_a_speaker_is_named_by_id_by_any_name_or_as_reporter_or_nobody(a_pack, written, name):
    [correction] = corrections_of(read_pack(a_pack(quotes(f"{PLACE}speaker: {written}\n"))))

    assert correction.speaker == name


@pytest.mark.parametrize(
    ("origin", "name"),
    [
        ("byline: Cy Reporter", "Cy Reporter"),
        ("publisher: The Post", "the reporter of The Post"),
    ],
)
def test_the_reporter_is_called_by_the_byline_or_after_the_paper(a_pack, origin, name):
    article = (a_pack() / "articles" / "well.md").read_text(encoding="utf-8")
    changed = {"articles/well.md": article.replace("publisher: not given", origin)}

    [correction] = corrections_of(
        read_pack(a_pack({**quotes(f"{PLACE}speaker: reporter\n"), **changed}))
    )

    assert correction.speaker == name


@pytest.mark.parametrize(
    ("fields", "kind", "name"),
    [
        ("kind: not a quotation\n", CorrectionKind.NOT_SPEECH, ""),
        ("kind: Not-a-quotation.\n", CorrectionKind.NOT_SPEECH, ""),
        ("kind: quotation\nspeaker: ben\n", CorrectionKind.MISSED, "Ben Brown"),
        ("kind: quotation\n", CorrectionKind.MISSED, ""),
    ],
)
def test_words_are_said_to_be_a_quotation_or_none(a_pack, fields, kind, name):
    [correction] = corrections_of(read_pack(a_pack(quotes(PLACE + fields))))

    assert (correction.kind, correction.speaker) == (kind, name)


def test_near_tells_which_of_several_places_is_meant(a_pack):
    record = 'on: "the well is dry"\nnear: "he said"\nspeaker: ben\n'

    [correction] = corrections_of(read_pack(a_pack(quotes(record))))

    assert correction.selector.quote.prefix.endswith("he said, and ")


def test_a_pack_without_authors_corrects_in_its_own_name(a_pack):
    head = (a_pack() / "pack.md").read_text(encoding="utf-8")
    changed = {
        "pack.md": head.replace("authors: Ada Teacher\n", ""),
        "claims.md": "# Claims\n",
        "notes.md": "# Notes\n",
    }

    [correction] = corrections_of(read_pack(a_pack({**quotes(f"{PLACE}speaker: ann"), **changed})))

    assert correction.made_by == "A small pack"


def test_a_pack_without_the_file_corrects_nothing(a_pack):
    assert corrections_of(read_pack(a_pack())) == ()


@pytest.mark.parametrize(
    ("record", "line", "severity", "slip"),
    [
        (PLACE, 3, ERROR, PackSlip.CORRECTS_NOTHING),
        (f"{PLACE}speaker: an\n", 5, ERROR, PackSlip.NO_SUCH_PERSON),
        (
            f"{PLACE}speaker: ann\nkind: not a quotation\n",
            5,
            ERROR,
            PackSlip.SPEAKER_OF_NO_QUOTATION,
        ),
        (f"{PLACE}kind: not a quotaton\n", 5, ERROR, FieldSlip.NOT_A_CHOICE),
        ('on: "Nobody knows how deap"\nspeaker: ann\n', 4, ERROR, PackSlip.NOT_IN_ARTICLE),
        ('on: "the well is dry"\nspeaker: ben\n', 4, ERROR, PackSlip.SEVERAL_PLACES),
        ("speaker: ann\n", 3, ERROR, PackSlip.NO_PASSAGE),
        (f"{PLACE}speaker: ann\nspeeker: ben\n", 6, Severity.WARNING, FieldSlip.UNKNOWN_FIELD),
    ],
)
def test_what_is_wrong_is_told_with_its_line(a_pack, record, line, severity, slip):
    [problem] = read_pack(a_pack(quotes(record))).problems

    assert (problem.file, problem.line) == ("quotes.md", line)
    assert (problem.severity, problem.slip) == (severity, slip)


def test_words_that_are_corrected_twice_are_told(a_pack):
    records = quotes(f"{PLACE}speaker: ann", f"{PLACE}speaker: ben")

    [problem] = read_pack(a_pack(records)).problems

    assert (problem.file, problem.line, problem.severity) == ("quotes.md", 8, ERROR)
    assert problem.slip is PackSlip.CORRECTED_TWICE
    assert problem["line_before"] == 3
