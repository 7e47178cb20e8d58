"""Quotation marks in the forms of other languages: found, shown, and given to nobody."""

from __future__ import annotations

import pytest

from desktop.core.extraction.extract import extract

CASES = {
    "Japanese": ("「橋は五月まで閉じる」と市長は言った。", ["橋は五月まで閉じる"]),
    "Japanese, nested": ("「新聞は『安全だ』と書いた」と彼は言う。", ["新聞は『安全だ』と書いた"]),
    "German single": ("Sie nannte es ‚eine kluge Idee‘ und ging.", ["eine kluge Idee"]),
    "German, pointing in": ("Er rief: »Komm!« Dann: ›Geh!‹", ["Komm!", "Geh!"]),
    "Swiss single": ("Sie sagte: ‹Gut so.›", ["Gut so."]),
    "French, after an elision": (
        "Elle parle d’«\u202fun vrai soulagement\u202f» hier.",
        ["un vrai soulagement"],
    ),
    "French, mark repeated": (
        "«\u202fNous partons ce soir.\n»\u202fLa route est longue.\n»\u202fAdieu.\u202f»",
        ["Nous partons ce soir.", "La route est longue.", "Adieu."],
    ),
    "Spanish": ("«Nadie vendrá mañana», dijo la jueza Inés Vidal.", ["Nadie vendrá mañana"]),
    "Hebrew, with an acronym": (
        'צה"ל הודיע: "הגשר ייסגר", ודובר צה"ל לא הוסיף.',
        ["הגשר ייסגר"],
    ),
    "Danish": (
        "Byen lukkede broen mandag aften. »Ingen må gå her,« sagde Karen Lund.",
        ["Ingen må gå her,"],
    ),
}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("tag", ["en", "xx"])
def test_marks_are_found_and_nobody_is_guessed(name: str, tag: str) -> None:
    text, expected = CASES[name]

    found = extract(text, language=tag)

    assert [quotation.content.of(text) for quotation in found.quotations] == expected
    assert all(quotation.is_speech for quotation in found.quotations)
    assert [quotation.speaker for quotation in found.quotations] == [None] * len(expected)


def test_an_apostrophe_does_not_close_a_low_single_mark() -> None:
    text = "Er sagte ‚das geht's nicht‘ und lachte laut im Haus."

    assert [q.content.of(text) for q in extract(text, language="de").quotations] == [
        "das geht's nicht"
    ]
