"""Every theme can be read by everyone: contrast by role, and pens that stay apart."""

from __future__ import annotations

import itertools
import math
import re
import tomllib
from collections.abc import Iterable
from typing import Any

import pytest

import resources
from desktop.appearance.preferences import THEMES
from desktop.appearance.theme import theme_table
from desktop.core.packs.answering import AnswerVerdict
from desktop.wording.questions import verdict_ink, verdict_sign

NAMES = sorted(file.stem for file in resources.path("themes").glob("*.toml"))
HEX = re.compile("#[0-9A-F]{6}")

GROUNDS = ("paper", "panel", "side", "card", "card_tint", "accent_tint")
MARKED_GROUNDS = ("selection", "hit", "inserted", "deleted", "unsure", "hover", "ruler")
QUIETER = ("soft_ink", "accent", "claim_line", "good_ink", "bad_ink", "unsure_ink")
SHAPES = (
    "focus",
    "field_line",
    "card_line",
    "lifted_line",
    "scroll",
    "evidence_for",
    "evidence_against",
    "evidence_background",
)

# How people with each kind of colour vision see linear RGB (Machado, Oliveira and Fernandes
# 2009, full severity).
COLOUR_VISIONS = {
    "full": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}

Theme = dict[str, Any]


def channels(colour: str) -> list[float]:
    """The three channels of `#RRGGBB`, from 0 to 1."""
    return [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]


def linear(colour: str) -> list[float]:
    """The three channels of `#RRGGBB` as amounts of light."""
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels(colour)]


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio as WCAG 2.2 defines it, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def too_pale(
    theme: Theme, roles: Iterable[str], grounds: Iterable[str], *, least: float
) -> list[str]:
    """What stands out less than that from what is behind it, with its contrast."""
    colours = theme["colours"]
    found = {
        f"{role} on {ground}": contrast(colours[role], colours[ground])
        for role, ground in itertools.product(roles, grounds)
    }
    return [f"{what}: {value:.2f}" for what, value in found.items() if value < least]


def tinted(ground: str, tint: str, percent: int) -> str:
    """`ground` with `percent` of `tint` laid over it."""
    share = percent / 100
    pairs = zip(channels(ground), channels(tint), strict=True)
    return "#" + "".join(f"{round(255 * (g * (1 - share) + t * share)):02X}" for g, t in pairs)


def lab(colour: str, vision: str) -> tuple[float, float, float]:
    """CIELAB (D65) of the colour as someone with this vision sees it."""
    light = linear(colour)
    seen = [
        min(max(sum(m * c for m, c in zip(row, light, strict=True)), 0.0), 1.0)
        for row in COLOUR_VISIONS[vision]
    ]
    rows = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.95047, 1.0, 1.08883)
    x, y, z = (
        value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116
        for value in (
            sum(m * c for m, c in zip(row, seen, strict=True)) / w
            for row, w in zip(rows, white, strict=True)
        )
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.fixture(params=NAMES)
def theme(request: pytest.FixtureRequest) -> Theme:
    """Each theme that ships."""
    return tomllib.loads(resources.path(f"themes/{request.param}.toml").read_text("utf-8"))


def test_every_theme_that_can_be_chosen_ships() -> None:
    assert set(THEMES) == set(NAMES)


def test_all_themes_name_the_same_roles() -> None:
    def roles(name: str) -> set[str]:
        theme = tomllib.loads(resources.path(f"themes/{name}.toml").read_text("utf-8"))
        tables = {key: value for key, value in theme.items() if isinstance(value, dict)}
        return {f"{table}.{role}" for table, values in tables.items() for role in values}

    for name in NAMES:
        assert roles(name) == roles("light")


def test_every_value_is_a_full_colour(theme: Theme) -> None:
    values = [*theme["colours"].values(), *theme["pens"].values(), *theme["pen_lines"].values()]
    values += theme["speakers"]["colours"] + theme["speakers"]["lines"]

    assert [value for value in values if not HEX.fullmatch(value)] == []
    assert len(theme["speakers"]["colours"]) == len(theme["speakers"]["lines"]) == 6


def test_text_is_easy_to_read_on_every_ground(theme: Theme) -> None:
    assert too_pale(theme, ["ink"], GROUNDS + MARKED_GROUNDS, least=7) == []


def test_quieter_words_can_be_read_on_every_ground(theme: Theme) -> None:
    assert too_pale(theme, QUIETER, GROUNDS, least=4.5) == []


def test_in_high_contrast_every_word_is_easy_to_read() -> None:
    theme = tomllib.loads(resources.path("themes/contrast.toml").read_text("utf-8"))

    assert too_pale(theme, QUIETER, GROUNDS, least=7) == []


@pytest.mark.parametrize(("words", "ground"), [("on_accent", "accent"), ("on_bar", "bar")])
def test_words_on_coloured_things_can_be_read(theme: Theme, words: str, ground: str) -> None:
    assert contrast(theme["colours"][words], theme["colours"][ground]) >= 4.5


def test_shapes_that_carry_meaning_can_be_seen(theme: Theme) -> None:
    assert too_pale(theme, SHAPES, ("paper", "panel", "side", "card"), least=3) == []


def test_text_under_a_pen_is_easy_to_read(theme: Theme) -> None:
    for mark in theme["pens"].values():
        assert contrast(theme["colours"]["ink"], mark) >= 7


def test_the_line_of_a_pen_can_be_seen_alone(theme: Theme) -> None:
    assert theme["pen_lines"].keys() == theme["pens"].keys()
    for line in theme["pen_lines"].values():
        assert contrast(line, theme["colours"]["paper"]) >= 3
        assert contrast(line, theme["colours"]["card"]) >= 3


@pytest.mark.parametrize("vision", COLOUR_VISIONS)
def test_pens_stay_apart_for_every_kind_of_colour_vision(theme: Theme, vision: str) -> None:
    seen = [lab(mark, vision) for mark in theme["pens"].values()]

    assert min(math.dist(*pair) for pair in itertools.combinations(seen, 2)) >= 20


def test_the_underline_of_a_speaker_can_be_seen(theme: Theme) -> None:
    for line in theme["speakers"]["lines"]:
        assert contrast(line, theme["colours"]["paper"]) >= 3
        assert contrast(line, theme["colours"]["card"]) >= 3


def test_text_in_the_tint_of_a_speaker_is_easy_to_read(theme: Theme) -> None:
    for colour in theme["speakers"]["colours"]:
        ground = tinted(theme["colours"]["paper"], colour, theme["speakers"]["tint_percent"])
        assert contrast(theme["colours"]["ink"], ground) >= 7


@pytest.mark.parametrize("name", NAMES)
def test_a_theme_reads_as_the_toml_that_it_is(name: str) -> None:
    words = resources.path(f"themes/{name}.toml").read_text("utf-8")

    said = {part: value for part, value in tomllib.loads(words).items() if isinstance(value, dict)}
    assert theme_table(words) == said


@pytest.mark.parametrize("verdict", AnswerVerdict)
def test_what_is_said_of_an_answer_can_be_read_on_every_ground(
    theme: Theme, verdict: AnswerVerdict
) -> None:
    ink = theme["colours"][verdict_ink(verdict)]

    assert [g for g in GROUNDS if contrast(ink, theme["colours"][g]) < 4.5] == []


@pytest.mark.parametrize("verdict", [each for each in AnswerVerdict if verdict_sign(each)])
def test_the_line_under_an_answer_is_seen_on_whatever_it_lies(
    theme: Theme, verdict: AnswerVerdict
) -> None:
    colours, speakers = theme["colours"], theme["speakers"]
    paper, line = colours["paper"], colours[verdict_ink(verdict)]
    under = [colours[name] for name in ("paper", "selection", "hit", "ruler", "accent_tint")]
    under += [tinted(paper, each, speakers["tint_percent"]) for each in speakers["colours"]]
    under += [tinted(paper, each, 50) for each in theme["pens"].values()]

    assert {
        each: round(contrast(line, each), 2) for each in under if contrast(line, each) < 3
    } == {}


def test_what_is_said_of_answers_differs_in_sign_and_colour() -> None:
    said = [each for each in AnswerVerdict if verdict_sign(each)]

    assert len({verdict_sign(each) for each in said}) == len(said) == 3
    assert len({verdict_ink(each) for each in said}) == 3
