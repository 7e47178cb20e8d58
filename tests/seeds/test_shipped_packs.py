"""The packs that ship are an example to everybody who writes one."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.core.claim import Claim, ContextNote
from desktop.core.lesson import LessonPack
from desktop.core.packs.reading import read_pack
from seeds import pack_folders


def shipped(folder: Path) -> LessonPack:
    pack = read_pack(folder).pack
    assert pack is not None
    return pack


every_pack = pytest.mark.parametrize("folder", pack_folders(), ids=lambda folder: folder.name)


def test_two_packs_ship_in_the_order_of_the_shelf() -> None:
    assert [folder.name for folder in pack_folders()] == ["who-says-so", "tanners-bridge"]


@every_pack
def test_a_shipped_pack_is_read_without_even_a_warning(folder: Path) -> None:
    assert read_pack(folder).problems == ()


@every_pack
def test_the_words_of_every_place_stand_where_it_says(folder: Path) -> None:
    pack = shipped(folder)
    texts = {article.id: article.text for article in pack.articles}

    placed_ones: tuple[Claim | ContextNote, ...] = (*pack.claims, *pack.notes)
    for placed in placed_ones:
        assert placed.places
        for place in placed.places:
            assert place.span.of(texts[placed.article_id]) == place.quote.exact


@every_pack
def test_no_two_records_of_a_kind_share_an_id(folder: Path) -> None:
    pack = shipped(folder)

    for records in (pack.articles, pack.claims, pack.notes, pack.people):
        ids = [record.id for record in records]
        assert len(ids) == len(set(ids))


def test_no_two_packs_share_an_id() -> None:
    ids = [shipped(folder).id for folder in pack_folders()]

    assert len(ids) == len(set(ids))


@every_pack
def test_every_status_has_an_author_and_every_article_its_rights(folder: Path) -> None:
    pack = shipped(folder)

    assert all(claim.status_by for claim in pack.claims if claim.status)
    assert all(article.rights for article in pack.articles)


@every_pack
def test_every_piece_of_evidence_names_its_source(folder: Path) -> None:
    pack = shipped(folder)

    assert all(note.sources for note in pack.notes if note.kind.startswith("evidence"))


def test_the_practice_pack_quotes_the_engineer_in_full_only_once() -> None:
    pack = next(shipped(folder) for folder in pack_folders() if folder.name == "tanners-bridge")
    courier, voice = pack.articles

    assert "not about to fall down" in courier.text
    assert "not about to fall down" in voice.text
    assert "my own children" in courier.text
    assert "my own children" not in voice.text
    assert "“" in courier.text
    assert "“" not in voice.text
