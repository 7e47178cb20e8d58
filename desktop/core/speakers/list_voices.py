"""Which number, and so which colour, each person has in a list that goes through many articles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import count

from desktop.core.speaker_key import speaker_key
from desktop.core.speakers.ledger import Ledger, Voice


class ListVoices:
    """Gives every name one number for a whole list, and no two names the same.

    In an article each voice has a number of its own, so that in a list two people may have the
    same, and one person several. Whoever comes first keeps the number of their article, as long
    as nobody of the list has it; `known` are the numbers of those who stand on the page beside
    the list. Rows that are added later change nothing for those before.
    """

    def __init__(self, known: Mapping[str, int] | None = None) -> None:
        self._numbers: dict[str, int] = {}
        for name, number in (known or {}).items():
            self._numbers.setdefault(speaker_key(name), number)
        self._taken = set(self._numbers.values())

    def number(self, name: str, own: int) -> int:
        """The number of a name, which has its `own` in an article."""
        key = speaker_key(name)
        if key not in self._numbers:
            free = (each for each in count() if each not in self._taken)
            number = next(free) if own in self._taken else own
            self._numbers[key] = number
            self._taken.add(number)
        return self._numbers[key]


def heard_in_both(ledger: Ledger, beside: Ledger) -> dict[str, Voice]:
    """Those of a ledger who speak in another one too, by their names: each with the voice there.

    Who is called by one word in one text is whoever ends in it in the other, if that is one person.
    """
    by_key = {speaker_key(voice.speaker.name): voice for voice in beside.voices}
    found: dict[str, Voice] = {}
    for voice in ledger.voices:
        same = by_key.get(speaker_key(voice.speaker.name))
        if same is None:
            like = [each for each in beside.voices if _is_short_for(voice, each)]
            same = like[0] if len(like) == 1 else None
        if same is not None and same not in found.values():
            found[voice.speaker.name] = same
    return found


def numbered_as(ledger: Ledger, beside: Ledger) -> Ledger:
    """The same voices; who is heard in the other too has the number of there, others a free one."""
    same = heard_in_both(ledger, beside)
    taken = {voice.number for voice in beside.voices}
    free = (number for number in count() if number not in taken)
    numbers = {
        voice.speaker.id: same[voice.speaker.name].number
        if voice.speaker.name in same
        else next(free)
        for voice in sorted(ledger.voices, key=lambda each: each.number)
    }
    return replace(
        ledger,
        voices=tuple(replace(each, number=numbers[each.speaker.id]) for each in ledger.voices),
    )


def _is_short_for(voice: Voice, other: Voice) -> bool:
    one, two = speaker_key(voice.speaker.name).split(), speaker_key(other.speaker.name).split()
    return min(len(one), len(two)) == 1 and bool(one and two) and one[-1] == two[-1]
