"""The corrections in quotes.md: what comes of them, and what is said of those that are wrong."""

from __future__ import annotations

import pytest

from desktop.core.correction import Correction, CorrectionKind
from desktop.core.packs.reading import PackReading, read_pack
from tests.core.packs.conftest import WritePack, pack_of

PLACE = 'on: "Nobody knows how deep"\n'


def quotes(*records: str) -> dict[str, str]:
    """The file quotes.md with these records, the first under the id q-1 in line 3."""
    written = (
        f"## Record {number} {{#q-{number}}}\n{record}\n"
        for number, record in enumerate(records, 1)
    )
    return {"quotes.md": "# Quotations\n\n" + "\n".join(written)}


def corrections_of(reading: PackReading) -> tuple[Correction, ...]:
    assert reading.problems == ()
    return pack_of(reading).corrections


def test_a_correction_says_whose_the_words_are_and_who_says_so(a_pack: WritePack) -> None:
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
def test_a_speaker_is_named_by_id_by_any_name_or_as_reporter_or_nobody(
    a_pack: WritePack, written: str, name: str
) -> None:
    [correction] = corrections_of(read_pack(a_pack(quotes(f"{PLACE}speaker: {written}\n"))))

    assert correction.speaker == name


@pytest.mark.parametrize(
    ("origin", "name"),
    [
        ("byline: Cy Reporter", "Cy Reporter"),
        ("publisher: The Post", "the reporter of The Post"),
    ],
)
def test_the_reporter_is_called_by_the_byline_or_after_the_paper(
    a_pack: WritePack, origin: str, name: str
) -> None:
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
def test_words_are_said_to_be_a_quotation_or_none(
    a_pack: WritePack, fields: str, kind: CorrectionKind, name: str
) -> None:
    [correction] = corrections_of(read_pack(a_pack(quotes(PLACE + fields))))

    assert (correction.kind, correction.speaker) == (kind, name)


def test_near_tells_which_of_several_places_is_meant(a_pack: WritePack) -> None:
    record = 'on: "the well is dry"\nnear: "he said"\nspeaker: ben\n'

    [correction] = corrections_of(read_pack(a_pack(quotes(record))))

    assert correction.selector.quote.prefix.endswith("he said, and ")


def test_a_pack_without_authors_corrects_in_its_own_name(a_pack: WritePack) -> None:
    head = (a_pack() / "pack.md").read_text(encoding="utf-8")
    changed = {
        "pack.md": head.replace("authors: Ada Teacher\n", ""),
        "claims.md": "# Claims\n",
        "notes.md": "# Notes\n",
    }

    [correction] = corrections_of(read_pack(a_pack({**quotes(f"{PLACE}speaker: ann"), **changed})))

    assert correction.made_by == "A small pack"


def test_a_pack_without_the_file_corrects_nothing(a_pack: WritePack) -> None:
    assert corrections_of(read_pack(a_pack())) == ()


@pytest.mark.parametrize(
    ("record", "place", "message", "advice"),
    [
        (
            PLACE,
            "quotes.md:3: error",
            "this does not say what is to be corrected",
            "speaker: …",
        ),
        (
            f"{PLACE}speaker: an\n",
            "quotes.md:5: error",
            "“speaker:” names “an”, who is not in people.md",
            "“ann”",
        ),
        (
            f"{PLACE}speaker: ann\nkind: not a quotation\n",
            "quotes.md:5: error",
            "what is not a quotation has no speaker",
            "Delete the line",
        ),
        (
            f"{PLACE}kind: not a quotaton\n",
            "quotes.md:5: error",
            "“not a quotaton” is not one of the words for “kind:”",
            "“not a quotation”",
        ),
        (
            'on: "Nobody knows how deap"\nspeaker: ann\n',
            "quotes.md:4: error",
            "are not in articles/well.md",
            "Nobody knows how deep",
        ),
        (
            'on: "the well is dry"\nspeaker: ben\n',
            "quotes.md:4: error",
            "stand in 2 places",
            "near:",
        ),
        (
            "speaker: ann\n",
            "quotes.md:3: error",
            "this is not tied to a passage of the article",
            "on:",
        ),
        (
            f"{PLACE}speaker: ann\nspeeker: ben\n",
            "quotes.md:6: warning",
            "the field “speeker:” is not known here",
            "“speaker”",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line(
    a_pack: WritePack, record: str, place: str, message: str, advice: str
) -> None:
    [problem] = read_pack(a_pack(quotes(record))).problems

    assert str(problem).startswith(place)
    assert message in problem.message
    assert advice in problem.advice


def test_words_that_are_corrected_twice_are_told(a_pack: WritePack) -> None:
    records = quotes(f"{PLACE}speaker: ann", f"{PLACE}speaker: ben")

    [problem] = read_pack(a_pack(records)).problems

    assert "quotes.md:8: error" in str(problem)
    assert "corrected twice (first in line 3)" in problem.message
