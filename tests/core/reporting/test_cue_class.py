"""How a reporting word presents what it reports."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest

import seeds
from desktop.core.extraction.extract import extract
from desktop.core.extraction.lexicon.cue_words import CUES
from desktop.core.extraction.lexicon.reporting_words import reporting_words
from desktop.core.packs.reading import read_pack
from desktop.core.reporting.cue_class import CueClass, cue_class, cue_profile, reporting_phrases

CASES = {
    CueClass.NEUTRAL: "said|told|added|asked|wrote|according to|declined to|would not say|called",
    CueClass.DOUBTING: "claimed|alleged|purported|contends|maintains|allegedly said|boasted",
    CueClass.FORCEFUL: "insisted|vowed|slammed|demanded|blasted|denies|hit back|refused to say",
    CueClass.FACTIVE: "revealed|admitted|acknowledged|pointed out|noted|confirmed|made clear",
    CueClass.HEDGED: "suggested|hinted|appeared to say|may have said|is said to have|believes",
}


def texts_that_ship() -> list[str]:
    packs = [read_pack(folder).pack for folder in seeds.pack_folders()]
    return [article.text for pack in packs if pack for article in pack.articles]


@pytest.mark.parametrize(
    ("cue", "expected"),
    [(cue, found) for found, cues in CASES.items() for cue in cues.split("|")],
)
def test_a_cue_has_its_class(cue: str, expected: CueClass) -> None:
    assert cue_class(cue) is expected


@pytest.mark.parametrize(
    ("forms", "expected"),
    [
        ("tell tells told telling", CueClass.NEUTRAL),
        ("write writes wrote written writing", CueClass.NEUTRAL),
        ("reply replies replied replying", CueClass.NEUTRAL),
        ("quip quips quipped quipping", CueClass.NEUTRAL),
        ("spin spins spun spinning", CueClass.DOUBTING),
        ("swear swears swore sworn swearing", CueClass.FORCEFUL),
        ("slam slams slammed slamming", CueClass.FORCEFUL),
        ("stress stresses stressed stressing", CueClass.FORCEFUL),
        ("admit admits admitted admitting", CueClass.FACTIVE),
        ("show shows showed shown showing", CueClass.FACTIVE),
        ("agree agrees agreed agreeing", CueClass.NEUTRAL),
        ("think thinks thought thinking", CueClass.HEDGED),
        ("signal signals signalled signaled signalling signaling", CueClass.HEDGED),
    ],
)
def test_every_form_of_a_verb_has_the_class_of_the_verb(forms: str, expected: CueClass) -> None:
    assert {form: cue_class(form) for form in forms.split()} == dict.fromkeys(
        forms.split(), expected
    )


@pytest.mark.parametrize("wrong", ["telled", "admiting", "slaming", "writed", "letsing", "agreing"])
def test_forms_that_no_verb_has_are_not_in_the_list(wrong: str) -> None:
    assert cue_class(wrong) is None


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("According\u00a0 to", CueClass.NEUTRAL),
        ("CLAIMED", CueClass.DOUBTING),
        ("wouldn’t say", CueClass.NEUTRAL),
        ("has repeatedly claimed", CueClass.DOUBTING),
        ("also said in a letter", CueClass.NEUTRAL),
        ("went on to say", CueClass.NEUTRAL),
        ("might have claimed", CueClass.HEDGED),
        ("pointed out,", CueClass.FACTIVE),
        ("refused to answer", CueClass.FORCEFUL),
    ],
)
def test_case_helping_words_and_what_follows_do_not_matter(cue: str, expected: CueClass) -> None:
    assert cue_class(cue) is expected


@pytest.mark.parametrize(
    "cue", ["", " ", ":", "—", "ran", "the bridge", "the road says", "may", "not"]
)
def test_other_words_have_no_class(cue: str) -> None:
    assert cue_class(cue) is None


def test_no_word_is_in_two_classes() -> None:
    classes = defaultdict(set)
    for phrases in reporting_phrases().values():
        for phrase in phrases:
            classes[phrase.words].add(phrase.cue_class)

    assert {words: found for words, found in classes.items() if len(found) > 1} == {}


def test_the_list_is_long_enough_for_a_newspaper() -> None:
    bases = {phrase.base for phrases in reporting_phrases().values() for phrase in phrases}

    assert len(bases) >= 300
    assert {p.cue_class for phrases in reporting_phrases().values() for p in phrases} == {*CueClass}


def test_every_cue_of_the_articles_that_ship_has_a_class() -> None:
    cues = {q.cue.text for text in texts_that_ship() for q in extract(text).speech if q.cue}

    assert len(cues) >= 10
    assert {cue for cue in cues if cue_class(cue) is None} == set()


def test_every_cue_that_extraction_can_give_has_a_class() -> None:
    cues = sorted({*CUES, "according to", "by"})

    assert len(cues) >= 700
    assert [cue for cue in cues if cue_class(cue) is None] == []


def test_a_form_is_a_cue_by_one_row_of_the_lexicon() -> None:
    forms = [
        (kind, form)
        for word in reporting_words()
        for kind in word.cue_kinds
        for form in word.cue_forms or word.forms()
    ]

    assert [each for each, times in Counter(forms).items() if times > 1] == []
    assert [
        (word.words, form)
        for word in reporting_words()
        for form in word.cue_forms
        if form not in word.forms()
    ] == []


def test_a_profile_counts_cues_by_class_the_most_frequent_first() -> None:
    text = (
        "“One is here,” said Ann Hale. “Two are here.”\n“Three are here,” Ann Hale said.\n"
        "“Four are here,” Ann Hale told the council.\n“Five are here,” Ann Hale claimed."
    )

    profile = cue_profile(extract(text).quotations)

    assert profile == (
        (CueClass.NEUTRAL, (("said", 2), ("told", 1))),
        (CueClass.DOUBTING, (("claimed", 1),)),
    )


def test_a_word_that_mostly_does_other_things_has_a_class_where_it_is_a_cue() -> None:
    assert cue_class("returned") is CueClass.NEUTRAL
    assert cue_class("persisted") is CueClass.FORCEFUL
    assert cue_class("ventured") is CueClass.HEDGED


def test_without_cues_there_is_no_profile() -> None:
    assert cue_profile(extract("Nobody says anything here.").quotations) == ()
