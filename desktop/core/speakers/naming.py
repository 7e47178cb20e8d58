"""What a speaker is called in the end, and two who are called alike as one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from desktop.core.claim import Person
from desktop.core.correction import SpeakerName
from desktop.core.extraction.people.speaker_ids import SpeakerIds
from desktop.core.quotation import Extraction, Speaker, SpeakerId
from desktop.core.record import replace
from desktop.core.speaker_key import speaker_key


class Naming:
    """Which name each name is shown as; case and blanks make no difference.

    A name that leads on is followed to the end. Where names would lead in a circle, the newest
    wins: `speaker_names` are in the order in which they were given. The names of people hold
    until a speaker's name says otherwise; a form that two of them have is nobody's.
    """

    def __init__(self, people: Iterable[Person], speaker_names: Iterable[SpeakerName]) -> None:
        self._next: dict[str, str] = {}
        self._spelling: dict[str, str] = {}
        for name, shown_as in (*_forms(people), *((n.name, n.shown_as) for n in speaker_names)):
            self._lead(name, shown_as)

    def shown_as(self, name: str) -> str:
        """The name that is shown for a name: itself, as long as nothing else was said."""
        end = self._path(speaker_key(name))[-1]
        return self._spelling.get(end, name)

    def _lead(self, name: str, shown_as: str) -> None:
        key, target = speaker_key(name), speaker_key(shown_as)
        if not key or not target:
            return
        self._spelling[target] = shown_as
        if key in self._path(target):
            self._next.pop(target, None)
        if key != target:
            self._next[key] = target

    def _path(self, key: str) -> list[str]:
        path = [key]
        while path[-1] in self._next:
            path.append(self._next[path[-1]])
        return path


def _forms(people: Iterable[Person]) -> list[tuple[str, str]]:
    """Every form of a name with the name of whom it means."""
    main: dict[str, str] = {}
    for person in people:
        main.setdefault(speaker_key(person.name), person.name)
    forms = {
        (speaker_key(form), main[speaker_key(person.name)]): form
        for person in people
        for form in person.names
    }
    bearers = Counter(key for key, _ in forms)
    others = [
        (form, name) for (key, name), form in forms.items() if bearers[key] == 1 and key not in main
    ]
    return [*((name, name) for name in main.values()), *others]


def named_people(people: Iterable[Person], naming: Naming) -> tuple[Person, ...]:
    """The people under the names that are shown; what they were called becomes another form."""
    return tuple(_under(naming.shown_as(person.name), person) for person in people)


def _under(name: str, person: Person) -> Person:
    if name == person.name:
        return person
    return replace(person, name=name, names=(*person.names, person.name))


def renamed(extraction: Extraction, naming: Naming) -> Extraction:
    """The extraction with everyone under the name that is shown, namesakes by it made one.

    The same object when nobody is called otherwise.
    """
    shown = {speaker.id: naming.shown_as(speaker.name) for speaker in extraction.speakers}
    if all(shown[speaker.id] == speaker.name for speaker in extraction.speakers):
        return extraction
    ids = SpeakerIds()
    for speaker in extraction.speakers:
        if shown[speaker.id] == speaker.name:
            # Handed out once, it is not given to anybody else.
            ids.of(speaker.id)
    speakers: list[Speaker] = []
    now: dict[SpeakerId | None, SpeakerId] = {}
    for group in _groups(extraction.speakers, shown):
        speakers.append(_joined(group, shown, ids))
        now |= {speaker.id: speakers[-1].id for speaker in group}
    return Extraction(
        tuple(
            replace(quotation, speaker=now.get(quotation.speaker, quotation.speaker))
            for quotation in extraction.quotations
        ),
        tuple(speakers),
    )


def _groups(speakers: Iterable[Speaker], shown: Mapping[SpeakerId, str]) -> Iterator[list[Speaker]]:
    """The speakers who are one, in the order of the first of each.

    Two whom the article tells apart under one name stay apart; who comes to that name joins
    the first of them.
    """
    by_key: dict[str, list[Speaker]] = {}
    for speaker in speakers:
        by_key.setdefault(speaker_key(shown[speaker.id]), []).append(speaker)
    apart: set[SpeakerId] = set()
    for alike in by_key.values():
        apart.update([each.id for each in alike if shown[each.id] == each.name][1:])
    for speaker in speakers:
        together = by_key[speaker_key(shown[speaker.id])]
        group = [each for each in together if each.id not in apart]
        if speaker.id in apart:
            yield [speaker]
        elif speaker.id == group[0].id:
            yield group


def _joined(group: Sequence[Speaker], shown: Mapping[SpeakerId, str], ids: SpeakerIds) -> Speaker:
    name = shown[group[0].id]
    kept = next((speaker.id for speaker in group if speaker.name == name), None)
    mentions = {mention for speaker in group for mention in speaker.mentions}
    return Speaker(
        kept or ids.of(name),
        name,
        tuple(sorted(mentions, key=lambda mention: (mention.span, mention.text, mention.kind))),
    )
