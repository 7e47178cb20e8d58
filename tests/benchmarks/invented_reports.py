"""Reports of invented towns, as many as are wanted, with people, numbers and quotations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

FIRST = [
    "Ada",
    "Bela",
    "Cora",
    "Dario",
    "Edda",
    "Femi",
    "Greta",
    "Hanno",
    "Ines",
    "Jonas",
    "Kira",
    "Lars",
    "Mona",
    "Nils",
    "Olga",
    "Pavel",
]
LAST = [
    "Quill",
    "Marsh",
    "Okafor",
    "Lindqvist",
    "Ferro",
    "Aker",
    "Brandt",
    "Castell",
    "Dunmore",
    "Eriksen",
    "Fontaine",
    "Grawe",
    "Halloran",
    "Ibarra",
    "Jurgens",
    "Kovac",
    "Larkin",
    "Moreau",
    "Norberg",
    "Oduya",
    "Pellin",
    "Rask",
    "Sorel",
    "Tandy",
    "Ulvik",
    "Varga",
    "Winther",
]
_ROLES = [
    "the mayor of {place}",
    "a nurse in {place}",
    "the head of the school in {place}",
    "a baker from {place}",
    "the engineer of the harbour in {place}",
    "a farmer near {place}",
    "the judge in {place}",
]
PLACES = [
    "Lumholt",
    "Tannersby",
    "Eastmere",
    "Corvallen",
    "Brindle",
    "Fernau",
    "Hollowick",
    "Jarnefeld",
    "Kestrel",
    "Lowden",
    "Mirova",
    "Nordhaven",
    "Oakridge",
    "Pellworm",
    "Quarry",
    "Rosenau",
    "Saltmouth",
    "Tiverholm",
]
_THINGS = (
    "bridge ferry library market school hospital tunnel museum railway reservoir theatre bakery"
    " clinic playground lighthouse archive greenhouse orchard warehouse station fountain cinema"
    " swimming pool;bus line;fire brigade;town hall;water tower;night train;power plant;county road"
).replace(" swimming", ";swimming")
THINGS = [
    each
    for part in _THINGS.split(";")
    for each in ([part] if part.count(" ") == 1 else part.split())
]
_QUALITIES = [
    "old",
    "narrow",
    "crowded",
    "expensive",
    "quiet",
    "famous",
    "broken",
    "modern",
    "wooden",
    "empty",
    "popular",
    "damp",
    "noisy",
    "beautiful",
    "forgotten",
    "dangerous",
    "useful",
    "gloomy",
]
_GROUPS = [
    "pupils",
    "visitors",
    "residents",
    "nurses",
    "drivers",
    "tenants",
    "farmers",
    "engineers",
    "volunteers",
    "tourists",
    "shopkeepers",
    "fishermen",
    "librarians",
    "cyclists",
    "parents",
    "neighbours",
]
_VERBS = [
    "repaired",
    "painted",
    "closed",
    "rebuilt",
    "inspected",
    "moved",
    "flooded",
    "sold",
    "measured",
    "cleaned",
    "photographed",
    "insured",
    "widened",
    "guarded",
    "renamed",
    "heated",
]
_TIMES = [
    "before the winter",
    "after the storm",
    "during the summer holidays",
    "on a Monday morning",
    "last spring",
    "within a year",
    "at the end of August",
    "in the same week",
    "since the election",
    "long before the war",
]
_REASONS = [
    "because the roof leaks in heavy rain",
    "because nobody had asked for the plans",
    "although the money was already spent",
    "because the river rises every March",
    "although the council had promised help",
    "because two of the walls are cracked",
    "although the neighbours had complained for years",
]
_NUMBER_WORDS = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "twenty",
    "thirty",
    "forty",
]
_SAYINGS = (
    (
        "We will {verb} the {thing} {time}, {reason}, and it will cost {number} crowns at most;"
        "I have never seen so many {group} in front of the {quality} {thing} in {place} {time};"
        "More than {number} {group} came to {place} {time}, which was {word} times as "
        "many as the year before;"
        "You cannot open a {quality} {thing} in {place} for {word} {group} {reason};"
        "The price of the {quality} {thing} in {place} rose by {percent} percent {time}, {reason};"
        "Most of the {group} in {place} are for the new {thing}, and {last} knows it "
        "very well {reason};"
        "Nobody told the {group} that the {quality} {thing} in {place} was not safe "
        "{time}, {reason};"
        "It may take {word} months until the {quality} {thing} in {place} is ready for the {group};"
        "{last} was right when he warned the {group} about the {quality} {thing} {time}, {reason};"
        "There are fewer {group} in {place} than {last} believes, and only "
        "{word} of them ever used "
        "the {thing}"
    )
    .replace("{verb} the", "see the")
    .split(";")
)
_TELLINGS = [
    "The {quality} {thing} in {place} was {verb} {time}, {reason}.",
    "In {year}, {number} {group} signed a letter against the {quality} {thing} in "
    "{place} {reason}.",
    "According to the report of {last}, {percent}% of the {number} {group} do not "
    "use the {quality} {thing} {time}.",
    "The town of {place} paid ${million} million for a {quality} {thing} "
    "that {word} engineers had {verb} {time}.",
    "{first} {last}, {role}, had {verb} the {quality} {thing} in {place} "
    "with {word} {group} {time}.",
    "The council of {place} will decide after {number} {group} were asked whether "
    "the {quality} {thing} stays open {reason}.",
]


@dataclass(frozen=True, slots=True)
class InventedReport:
    """A report with the sentences that it tells, and those that somebody says, with the name."""

    title: str
    text: str
    told: tuple[str, ...]
    said: tuple[tuple[str, str], ...]


def invented_reports(count: int, *, seed: int = 3, sentences: int = 34) -> Iterator[InventedReport]:
    """So many reports of about 17 words a sentence, the same each time."""
    chance = Random(seed)
    for _ in range(count):
        yield _report(chance, sentences)


def sentence(chance: Random, form: str) -> str:
    """A sentence of a form, with whatever chance puts into it."""
    return form.format(
        first=chance.choice(FIRST),
        last=chance.choice(LAST),
        role=chance.choice(_ROLES).format(place=chance.choice(PLACES)),
        place=chance.choice(PLACES),
        thing=chance.choice(THINGS),
        quality=chance.choice(_QUALITIES),
        group=chance.choice(_GROUPS),
        verb=chance.choice(_VERBS),
        time=chance.choice(_TIMES),
        reason=chance.choice(_REASONS),
        word=chance.choice(_NUMBER_WORDS),
        number=f"{chance.randint(2, 900) * 10:,}",
        percent=chance.randint(3, 97),
        million=chance.choice(("2.5", "14", "4.5", "37", "120")),
        year=chance.randint(1904, 2024),
    )


def a_saying(chance: Random) -> str:
    """What somebody says, without marks and without a sign at its end."""
    return sentence(chance, chance.choice(_SAYINGS))


def a_telling(chance: Random) -> str:
    """A sentence that a report tells by itself."""
    return sentence(chance, chance.choice(_TELLINGS))


def _report(chance: Random, sentences: int) -> InventedReport:
    people = [
        (f"{first} {last}", chance.choice(_ROLES).format(place=chance.choice(PLACES)))
        for first, last in zip(chance.sample(FIRST, 3), chance.sample(LAST, 3), strict=True)
    ]
    told: list[str] = []
    said: list[tuple[str, str]] = []
    lines: list[str] = []
    while len(told) + len(said) < sentences:
        line = []
        for _ in range(chance.randint(1, 3)):
            told.append(a_telling(chance))
            line.append(told[-1])
        lines.append(" ".join(line))
        name, role = chance.choice(people)
        words = a_saying(chance)
        said.append((name, words))
        lines.append(f"“{words},” said {name}, {role}.")
        if chance.random() < 0.3:
            other, other_role = chance.choice([each for each in people if each[0] != name])
            answer = a_saying(chance)
            said.append((other, answer))
            lines[-1] += f" “{answer},” said {other}, {other_role}."
    about = f"{chance.choice(_QUALITIES)} {chance.choice(THINGS)}"
    title = f"{chance.choice(PLACES)} argues about its {about}"
    return InventedReport(title, "\n".join(lines), tuple(told), tuple(said))
