"""Marks stand under a student's own claims, and stay there wherever their passages go."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.core.evidence import EvidenceSide, OwnClaim, OwnClaimId
from desktop.core.library.changes import Changes
from desktop.core.library.evidence_table import EvidenceTable
from desktop.core.library.library import Library
from tests.core.builders import an_annotation, an_article

SAFE = OwnClaim(OwnClaimId("safe"), "The bridge is safe.")
OLD = OwnClaim(OwnClaimId("old"), "The bridge is too old.")
NOTE = an_annotation("nine of the twelve", name="n1")


@pytest.fixture(name="table")
def a_table(with_article: Library) -> EvidenceTable:
    table = EvidenceTable(with_article.connection, with_article.now)
    with_article.annotations.add(NOTE)
    table.add_claim(SAFE)
    table.add_claim(OLD)
    return table


def sides(table: EvidenceTable) -> dict[str, list[tuple[str, str]]]:
    return {
        claim.id: [(row.annotation.id, row.side.value) for row in claim.rows]
        for claim in table.claims()
    }


def test_a_mark_stands_under_several_claims(table: EvidenceTable) -> None:
    changes = table.put(SAFE.id, NOTE.id, EvidenceSide.AGAINST)
    table.put(OLD.id, NOTE.id, EvidenceSide.FOR)

    assert changes == Changes(own_claims=frozenset({SAFE.id}))
    assert sides(table) == {"safe": [("n1", "against")], "old": [("n1", "for")]}
    assert table.claims()[0].rows[0].title == an_article().title


def test_a_mark_changes_sides_and_is_taken_out(table: EvidenceTable) -> None:
    table.put(SAFE.id, NOTE.id, EvidenceSide.AGAINST)
    table.put(SAFE.id, NOTE.id, EvidenceSide.BACKGROUND)
    assert sides(table)["safe"] == [("n1", "background")]

    table.put(SAFE.id, NOTE.id, None)

    assert sides(table)["safe"] == []


def test_a_claim_goes_and_comes_back_with_its_rows(table: EvidenceTable) -> None:
    table.put(SAFE.id, NOTE.id, EvidenceSide.FOR)
    table.set_aside(SAFE.id)
    assert "safe" not in sides(table)

    table.add_claim(SAFE)
    table.say_claim(SAFE.id, "It is safe.")

    assert sides(table)["safe"] == [("n1", "for")]
    assert table.claims()[0].words == "It is safe."


@pytest.mark.parametrize(
    "typed", ["It\x00 is\x1f safe.", "It\u2028is\u202e  safe.", "It\tis\x0bsafe."]
)
def test_a_claim_is_one_line_without_what_nobody_sees(table: EvidenceTable, typed: str) -> None:
    table.add_claim(OwnClaim(OwnClaimId("typed"), typed))
    table.say_claim(SAFE.id, typed)

    assert table.words()[OwnClaimId("typed")] == table.words()[SAFE.id] == "It is safe."


def test_a_note_in_the_bin_is_not_seen_until_it_is_back(
    table: EvidenceTable, with_article: Library
) -> None:
    table.put(SAFE.id, NOTE.id, EvidenceSide.FOR)
    with_article.annotations.remove(NOTE.id)
    assert sides(table)["safe"] == []

    with_article.annotations.restore(NOTE.id)

    assert sides(table)["safe"] == [("n1", "for")]


def test_a_row_goes_with_its_passage_to_another_text(
    table: EvidenceTable, with_article: Library
) -> None:
    table.put(SAFE.id, NOTE.id, EvidenceSide.FOR)
    article = with_article.articles.get(an_article().id)
    longer = replace(article, text=f"A new beginning stands here.\n{article.text}")

    with_article.versions.take(with_article.versions.plan(longer, "fair.html"))

    [row] = table.claims()[0].rows
    assert row.annotation.span.of(longer.text) == "nine of the twelve"
    assert row.annotation.span.start > NOTE.span.start


def test_another_window_hears_of_it(table: EvidenceTable, with_article: Library) -> None:
    before = with_article.change_log.newest()

    table.put(SAFE.id, NOTE.id, EvidenceSide.FOR)

    logged = with_article.change_log.since(before)
    assert logged.changes == (Changes(own_claims=frozenset({SAFE.id})),)
