"""The people whom a pack introduces."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.core.claim import REPORTER, Person, PersonId
from desktop.core.fields.fields import Field
from desktop.core.fields.problem import ProblemList
from desktop.core.fields.records import read_records
from desktop.core.fields.suggestion import suggestion
from desktop.core.fields.text_file import TextFile
from desktop.core.packs.pack_head import PackHead
from desktop.core.packs.slip import PackSlip
from desktop.core.packs.vocabulary import PERSON
from desktop.core.text.normalised import normalise_line


@dataclass(frozen=True, slots=True)
class People:
    """Everyone in people.md, found by id or by any form of the name."""

    persons: tuple[Person, ...]
    local_ids: dict[str, PersonId]
    names: dict[str, PersonId]

    def named(self, file: str, field: Field, word: str, problems: ProblemList) -> PersonId | None:
        """The person whom a field names; the reporter is always known."""
        key = word.casefold()
        if key == REPORTER:
            return REPORTER
        found = self.local_ids.get(key) or self.names.get(key)
        if found is None:
            problems.error(
                file,
                field.line,
                PackSlip.NO_SUCH_PERSON,
                field=field.name,
                person=word,
                **suggestion(word, (*self.local_ids, REPORTER)),
            )
        return found


def read_people(file: TextFile | None, pack: PackHead, problems: ProblemList) -> People:
    """The records of people.md; a pack without that file has nobody."""
    persons: list[Person] = []
    local_ids: dict[str, PersonId] = {}
    names: dict[str, PersonId] = {}
    for record in read_records(file, PERSON, problems) if file else ():
        if record.id == REPORTER:
            problems.error(record.fields.file, record.fields.line, PackSlip.REPORTER_AS_PERSON)
        person = Person(
            id=PersonId(f"{pack.id}/{record.id}"),
            name=record.title,
            names=tuple(normalise_line(name) for name in record.fields.listed("names")),
            body=record.body,
        )
        persons.append(person)
        if record.id:
            local_ids.setdefault(record.id, person.id)
        for name in (person.name, *person.names):
            names.setdefault(name.casefold(), person.id)
    return People(tuple(persons), local_ids, names)
