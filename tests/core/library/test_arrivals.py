"""Packs come together and go together; what they stood in the place of comes back as it was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.core.article import ArticleId
from desktop.core.fields.problem import ProblemList
from desktop.core.lesson import LessonPack, PackFile, PackId
from desktop.core.library.arrivals import Arrivals
from desktop.core.library.checking import check
from desktop.core.library.editions import Editions
from desktop.core.library.errors import LibraryError
from desktop.core.library.library import Library
from desktop.core.packs.reading import read_files
from tests.core.builders import an_annotation
from tests.core.packs.conftest import SMALL_PACK

SMALL, WELL = PackId("small-pack"), ArticleId("small-pack/well")


def an_edition(number: int = 1, text: str = "", pack_id: str = SMALL) -> LessonPack:
    """The small pack in an edition, with words before its text."""
    files = dict(SMALL_PACK)
    files["pack.md"] = (
        files["pack.md"]
        .replace("edition: 1", f"edition: {number}")
        .replace("id: small-pack", f"id: {pack_id}")
    )
    files["articles/well.md"] = files["articles/well.md"].replace(
        "The old well", f"{text}The old well"
    )
    made = tuple(PackFile(name, words.encode()) for name, words in sorted(files.items()))
    reading = read_files(made, ProblemList())
    assert reading.pack is not None
    return reading.pack


def with_a_mark(library: Library) -> None:
    library.lessons.install([an_edition()])
    article = library.articles.get(WELL)
    library.annotations.add(an_annotation("Ben disagreed", "so?", name="n", article=article))


def test_a_new_edition_goes_back_with_the_marks_where_they_were(library: Library) -> None:
    with_a_mark(library)
    library.lessons.install([replace(an_edition(pack_id="other"), title="Other")])
    arrivals, second = Arrivals(library), an_edition(2, "It rained. ")
    before, shelf = library.annotations.of_article(WELL), library.lessons.all()
    standing = arrivals.standing([SMALL])

    arrivals.add([second], arrivals.plans([second]))

    assert library.articles.get(WELL).text.startswith("It rained. ")
    assert [each.id for each in library.lessons.all()] == [SMALL, "other"]
    assert [each.edition for each in library.lessons.all()] == [2, 1]
    [mark] = library.annotations.of_article(WELL)
    assert mark.span.of(library.articles.get(WELL).text) == "Ben disagreed"

    arrivals.bring_back(standing, added=[second])

    assert library.lessons.all() == shelf
    assert library.annotations.of_article(WELL) == before
    assert not library.articles.get(WELL).text.startswith("It rained")
    assert Editions(library).earlier(SMALL) == ()
    assert check(library.folder).is_sound

    arrivals.add([second], arrivals.plans([second]))

    assert [each.edition for each in library.lessons.all()] == [2, 1]
    assert check(library.folder).is_sound


def test_an_edition_of_which_nothing_was_marked_goes_back_too(library: Library) -> None:
    library.lessons.install([an_edition()])
    arrivals, second = Arrivals(library), an_edition(2, "It rained. ")
    standing = arrivals.standing([SMALL])
    arrivals.add([second])

    arrivals.bring_back(standing, added=[second])

    assert [each.edition for each in library.lessons.all()] == [1]
    assert library.articles.get(WELL).text.startswith("The old well")
    assert library.articles.count() == 1
    assert check(library.folder).is_sound


def test_packs_that_are_new_go_again_but_for_texts_with_work(library: Library) -> None:
    arrivals = Arrivals(library)
    packs = [an_edition(), an_edition(pack_id="other")]
    arrivals.add(packs)
    article = library.articles.get(WELL)
    library.annotations.add(an_annotation("Ben disagreed", name="n", article=article))

    arrivals.bring_back((), added=packs)

    assert library.lessons.all() == ()
    assert library.articles.ids() == (WELL,)
    assert check(library.folder).is_sound


def test_a_pack_with_earlier_editions_that_was_taken_out_comes_back_whole(
    library: Library,
) -> None:
    with_a_mark(library)
    arrivals, editions = Arrivals(library), Editions(library)
    arrivals.add([an_edition(2, "It rained. ")])
    marks, earlier = library.annotations.of_article(WELL), editions.earlier(SMALL)
    standing = arrivals.standing([SMALL])

    arrivals.add((), out=[SMALL])

    assert library.lessons.all() == ()
    assert editions.earlier(SMALL) == ()
    assert library.annotations.of_article(WELL) == marks

    arrivals.bring_back(standing)

    assert [each.edition for each in library.lessons.all()] == [2]
    assert editions.earlier(SMALL) == earlier
    assert library.lessons.files(earlier[0].id) == an_edition().files
    assert library.annotations.of_article(WELL) == marks
    assert check(library.folder).is_sound


def test_a_pack_stands_in_the_place_of_another(library: Library) -> None:
    with_a_mark(library)
    arrivals = Arrivals(library)
    standing, other = arrivals.standing([SMALL]), an_edition(pack_id="other")

    arrivals.add([other], out=[SMALL])

    assert [each.id for each in library.lessons.all()] == ["other"]
    assert len(library.annotations.of_article(WELL)) == 1

    arrivals.bring_back(standing, added=[other])

    assert [each.id for each in library.lessons.all()] == [SMALL]
    assert check(library.folder).is_sound


def test_all_come_or_none(library: Library) -> None:
    with_a_mark(library)
    second, bad = an_edition(2, "It rained. "), an_edition(pack_id="other")
    twice = replace(bad, articles=bad.articles * 2)

    with pytest.raises(LibraryError):
        Arrivals(library).add([second, twice])

    assert [each.edition for each in library.lessons.all()] == [1]
    assert library.articles.get(WELL).text.startswith("The old well")
    assert check(library.folder).is_sound


def test_a_plan_for_a_text_that_became_another_meanwhile_is_made_anew(library: Library) -> None:
    with_a_mark(library)
    arrivals, third = Arrivals(library), an_edition(3, "It snowed. ")
    plans = arrivals.plans([third])
    arrivals.add([an_edition(2, "It rained. ")])

    arrivals.add([third], plans)

    text = library.articles.get(WELL).text
    assert text.startswith("It snowed. ")
    assert [each.span.of(text) for each in library.annotations.of_article(WELL)] == [
        "Ben disagreed"
    ]
    assert check(library.folder).is_sound
