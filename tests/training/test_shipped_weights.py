"""The weights that ship are those of their training script, their rules and their card."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

import resources
from desktop.core.extraction.people.genders import cast_with_genders
from desktop.core.extraction.rules.attribution import Phrases
from desktop.core.extraction.rules.turns import Turns
from desktop.core.extraction.weighing.ballots import Ballots
from desktop.core.extraction.weighing.certainty_signs import CertaintySigns, Votes
from desktop.core.extraction.weighing.heard import Heard
from desktop.core.extraction.weighing.speech_signs import SpeechSigns
from desktop.core.extraction.weighing.word_classes import WordClasses
from tests.core.extraction.docstring_examples import examples
from tests.training.quotation_weights import CERTAINTY, SPEAKER, SPEECH, read

_GOLD = Path(__file__).resolve().parents[1] / "gold"
# How the names of the rules begin that are weighed; others are what is decided without weights.
_WEIGHED = (
    *("after-", "before-", "same-", "paragraph-", "next-", "signed-", "sentence-before"),
    *("many-paragraphs", "announced", "newcomer", "turns-before"),
)
# Rules that so few of the articles need that nothing could be learnt of them.
_RARE = frozenset(
    {
        "after-dash",
        "after-joined",
        "after-quoted",
        "before-gapped",
        "before-opening",
        "before-quoted",
        "before-transcript",
        "newcomer",
        "next-in-paragraph",
        "signed-above",
        "turns-before",
    }
)


@pytest.fixture
def stored() -> dict[str, Any]:
    content: dict[str, Any] = json.loads(
        resources.path("models/quotations.json").read_text("utf-8")
    )
    return content


@pytest.fixture
def card() -> str:
    return " ".join(resources.path("models/quotations.md").read_text("utf-8").split())


def _given_signs(text: str) -> tuple[set[str], set[str], set[str]]:
    """The signs of speech, of speakers and of certainty that the program sees in a text."""
    narration, phrases = read(text)
    cast, classes = cast_with_genders(narration, phrases), WordClasses(narration)
    evidence = Turns(Phrases(narration, phrases)).evidence()
    ballots, heard = Ballots(narration, phrases, cast, classes), Heard(cast)
    speech_signs = SpeechSigns(narration, evidence, classes)
    certainty_signs = CertaintySigns(narration, evidence, speech_signs)
    speech, speaker, certainty = set[str](), set[str](), set[str]()
    for piece in narration.piece_numbers():
        speech.update(speech_signs.of(piece))
        for signs in ballots.of(piece, evidence[piece], heard).signs:
            speaker.update(signs)
        chosen = evidence[piece].chosen
        if chosen is not None:
            heard.note(piece, chosen.phrase)
            votes = Votes(1.0, 100, lead=10, runner_up="nobody")
            certainty.update(certainty_signs.of(piece, chosen, votes))
    return speech, speaker, certainty


def test_every_kind_of_sign_in_the_file_is_one_that_the_program_gives(
    stored: dict[str, Any],
) -> None:
    cases = (_GOLD / "quotations.jsonl").read_text("utf-8").splitlines()
    stories = [each.read_text("utf-8") for each in sorted((_GOLD / "stories").glob("*.txt"))]
    texts = [json.loads(case)["text"] for case in cases] + stories

    speech, speaker, certainty = map(set[str]().union, *map(_given_signs, texts))

    # The file keeps the first word of a sign apart from the rest, and cannot tell these two.
    every = speech | speaker | certainty
    assert not [sign for sign in every if f"{sign} " in every]
    assert set(stored["speech"]) == {sign.partition(" ")[0] for sign in speech}
    assert set(stored["speaker"]) == {sign.partition(" ")[0] for sign in speaker}
    assert set(stored["certainty"]) == {sign.partition(" ")[0] for sign in certainty}


def test_the_file_was_fitted_to_the_rules_as_they_are(stored: dict[str, Any]) -> None:
    known = {
        word for signs in stored["speaker"].values() for sign in signs for word in sign.split()
    }

    rules = {
        promise.rule
        for each in examples()
        for promise in each.promises
        if promise.rule.startswith(_WEIGHED)
    }
    assert {rule for rule in rules if rule not in known} == _RARE


def test_the_card_tells_of_this_file_and_how_it_was_fitted(card: str) -> None:
    content = resources.path("models/quotations.json").read_bytes()

    assert SPEECH == SPEAKER
    assert hashlib.sha256(content).hexdigest() in card
    assert (
        f"{SPEECH.passes} passes, steps of {SPEECH.rate}, shrinking of {SPEECH.shrink}, signs seen "
        f"at least {SPEECH.rarest} times; for certainty {CERTAINTY.passes} passes, steps of "
        f"{CERTAINTY.rate}, shrinking of {CERTAINTY.shrink_in_all} in all, signs seen at least "
        f"{CERTAINTY.rarest} times"
    ) in card
