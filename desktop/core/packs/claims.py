"""The claims of a pack: what is stated, by whom, and what its teacher found about it."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.core.claim import Claim, ClaimId, ClaimStatus, ClaimType, PersonId
from desktop.core.fields.choice import read_choice
from desktop.core.fields.fields import Fields
from desktop.core.fields.problem import ProblemList
from desktop.core.fields.records import FieldRecord, read_records
from desktop.core.fields.text_file import TextFile
from desktop.core.packs.articles import PackArticle, article_of
from desktop.core.packs.pack_head import PackHead
from desktop.core.packs.people import People
from desktop.core.packs.selectors import read_selectors
from desktop.core.packs.slip import PackSlip
from desktop.core.packs.vocabulary import CLAIM


def read_claims(
    file: TextFile | None,
    pack: PackHead,
    articles: Mapping[str, PackArticle],
    people: People,
    problems: ProblemList,
) -> dict[str, Claim | None]:
    """The claims by their ids in the pack; None for one that has no usable place yet."""
    records = read_records(file, CLAIM, problems) if file else ()
    _check_authors(records, pack, problems)
    return {record.id: _claim(record, pack, articles, people, problems) for record in records}


def _claim(
    record: FieldRecord,
    pack: PackHead,
    articles: Mapping[str, PackArticle],
    people: People,
    problems: ProblemList,
) -> Claim | None:
    fields = record.fields
    pack.check(fields, CLAIM, problems)
    article = article_of(fields, articles, problems)
    places = read_selectors(article, fields, problems) if article else ()
    status = read_choice(ClaimStatus, fields, "status", problems)
    claim_type = read_choice(ClaimType, fields, "type", problems)
    speakers = _people(fields, "speaker", people, problems)
    repeated_by = _people(fields, "repeated-by", people, problems)
    if article is None or not places:
        return None
    return Claim(
        id=ClaimId(f"{pack.id}/{record.id}"),
        article_id=article.article.id,
        title=record.title,
        places=places,
        type=claim_type,
        speaker=speakers[0] if speakers else None,
        repeated_by=repeated_by,
        status=status,
        status_by=pack.authors if status else "",
        body=record.body,
    )


def _people(
    fields: Fields, name: str, people: People, problems: ProblemList
) -> tuple[PersonId, ...]:
    found = (
        people.named(fields.file, field, word.strip(), problems)
        for field in fields.every(name)
        for word in field.words.split(",")
        if word.strip()
    )
    return tuple(person for person in found if person is not None)


def _check_authors(records: tuple[FieldRecord, ...], pack: PackHead, problems: ProblemList) -> None:
    """A status says who set it; one message is enough for all of them."""
    first = next((record for record in records if record.fields.words("status")), None)
    if first is not None and not pack.authors:
        problems.error(
            first.fields.file,
            first.fields.line_of("status"),
            PackSlip.STATUS_WITHOUT_AUTHOR,
        )
