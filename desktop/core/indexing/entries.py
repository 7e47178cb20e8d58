"""What of an article can be found: its paragraphs and quotations, and what was noted on them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import blake2s

from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.article import Article
from desktop.core.claim import Claim, ContextNote, Person, PersonId
from desktop.core.correction import Correction, SpeakerName
from desktop.core.evidence import OwnClaimId
from desktop.core.passage import passages
from desktop.core.quotation import NARRATOR, Extraction, MentionKind, Quotation
from desktop.core.search_request import ResultKind
from desktop.core.selector import Selector
from desktop.core.span import Span
from desktop.core.speaker_key import speaker_key
from desktop.core.speakers.correcting import corrected_by, ledger_of
from desktop.core.speakers.naming import named_people
from desktop.core.speakers.put_right import PutRight
from desktop.core.text.markdown import to_plain
from desktop.core.text.note_markdown import note_plain

_HASHTAG = re.compile(r"#(\w+)")
# Under this attribute stands a word that is the speaker's alone; nobody types it.
VOICE = "voiceof"
# Under this one stands how the speaker is called, as it is shown, to be counted.
VOICE_NAME = "voicename"
# Under this one stand words that are an article's, publisher's, lesson's, year's or tag's alone.
EXACTLY = "exactly"
# The tag of what a reader found out about a source.
_OF_SOURCE = "source"
_ANSWER = "answer"
# The word under EXACTLY of the first paragraph of every article.
OPENING = "o0pening"


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """Words that can be found, and what is needed to show them.

    `id` is the same each time. `span` is the stretch of the article that they are or belong
    to. `heading` and `keywords` lead to the words and are not among them; `attributes` are
    what `speaker:`, `title:` and the like look into. `voice` is the number that the speaker has
    in the article's ledger. `item` is the id of the annotation, claim or context note; for a
    claim `is_claim` is set.
    """

    id: str
    kind: ResultKind
    text: str
    span: Span
    heading: str = ""
    keywords: tuple[str, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)
    speaker: str = ""
    cue: str = ""
    voice: int | None = None
    item: str = ""
    is_claim: bool = False


@dataclass(frozen=True, slots=True)
class NotedArticle:
    """An article with all that a library holds on it."""

    article: Article
    annotations: tuple[Annotation, ...] = ()
    claims: tuple[Claim, ...] = ()
    notes: tuple[ContextNote, ...] = ()
    people: tuple[Person, ...] = ()
    corrections: tuple[Correction, ...] = ()
    speaker_names: tuple[SpeakerName, ...] = ()
    given_names: tuple[str, ...] = ()
    lessons: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()

    @property
    def put_right(self) -> PutRight:
        """What was put right about the article."""
        return PutRight(self.corrections, self.speaker_names, self.people, self.given_names)


def voice_word(speaker: str) -> str:
    """The one word that stands for a speaker of this name, however it is made up."""
    # The digit keeps it from being taken for a word that has endings.
    return f"v0{blake2s(speaker_key(speaker).encode(), digest_size=12).hexdigest()}"


def exact_word(sort: str, value: str) -> str:
    """The one word that stands for a value of a sort, such as a "year", whatever it is made of."""
    return f"x0{blake2s(f'{sort} {value}'.encode(), digest_size=9).hexdigest()}"


def annotation_entry_id(annotation_id: AnnotationId) -> str:
    """The id under which an annotation can be found, also after it was removed."""
    return f"annotation {annotation_id}"


def index_entries(
    noted: NotedArticle, extract: Callable[[str], Extraction] | None = None
) -> Iterator[IndexEntry]:
    """Everything of an article that can be found; its quotations only if `extract` is given.

    What was found in the text is put right before.
    """
    article = noted.article
    of_text = [
        *_paragraphs(article),
        *(_quotations(noted, extract(article.text)) if extract else ()),
    ]
    found = [
        *(_tagged(each, noted.tags) for each in of_text),
        *(annotation_entry(each) for each in noted.annotations),
        *context_entries(noted),
    ]
    for each in found:
        yield with_article(each, article, noted.lessons)


def _tagged(findable: IndexEntry, tags: tuple[str, ...]) -> IndexEntry:
    """Words of the text with the tags of their article; a note has tags of its own."""
    if not tags:
        return findable
    return replace(findable, attributes={**findable.attributes, "tag": " ".join(tags)})


def with_article(findable: IndexEntry, article: Article, lessons: tuple[str, ...]) -> IndexEntry:
    """The same words with what their article, and its lessons, add to their attributes."""
    attributes = dict(findable.attributes)
    exactly = [
        exact_word("article", article.id),
        exact_word("publisher", article.publisher),
        exact_word("year", article.published[:4]),
        *(exact_word("lesson", lesson) for lesson in lessons),
        *(exact_word("tag", tag) for tag in attributes.get("tag", "").split()),
        *attributes.get(EXACTLY, "").split(),
    ]
    of_article = {
        "title": article.title,
        "publisher": article.publisher,
        "author": article.byline,
        # One on a line: a lesson is a value of its own wherever they are counted.
        "lesson": "\n".join(lessons),
    }
    return replace(findable, attributes=of_article | attributes | {EXACTLY: " ".join(exactly)})


def _paragraphs(article: Article) -> Iterator[IndexEntry]:
    for passage in passages(article.text):
        # The title stands above the first paragraph: whoever looks for it begins to read there.
        is_first = passage.number == 1
        about = filter(None, (article.byline, article.publisher))
        yield IndexEntry(
            id=f"paragraph {article.id} {passage.number}",
            kind=ResultKind.ARTICLE,
            text=passage.span.of(article.text),
            span=passage.span,
            heading=article.title if is_first else "",
            keywords=tuple(about) if is_first else (),
            attributes={EXACTLY: OPENING} if is_first else {},
        )


def _quotations(noted: NotedArticle, extracted: Extraction) -> Iterator[IndexEntry]:
    article, put_right = noted.article, noted.put_right
    extraction = corrected_by(article.text, extracted, put_right)
    sums = ledger_of(article.text, extracted, extraction, put_right)
    for quotation in extraction.spoken:
        speaker = extraction.speaker(quotation.speaker)
        name, cue = speaker.name if speaker else "", quotation.cue.text if quotation.cue else ""
        names = " ".join(filter(None, (name, _named_in_words(quotation))))
        yield IndexEntry(
            id=f"quotation {article.id} {quotation.extent.start}",
            kind=ResultKind.QUOTATION,
            text=quotation.extent.of(article.text),
            span=quotation.extent,
            keywords=(names,) if names else (),
            attributes={
                "speaker": names,
                "cue": cue,
                # Whoever says "I" is another one in every article.
                VOICE: voice_word(name) if name not in ("", NARRATOR) else "",
                VOICE_NAME: name,
            },
            speaker=name,
            cue=cue,
            voice=sums.number_of(quotation),
        )


def _named_in_words(quotation: Quotation) -> str:
    """How the article names the speaker at this place; a pronoun names nobody."""
    mention = quotation.mention
    return mention.text if mention and mention.kind is not MentionKind.PRONOUN else ""


def tags_of(annotation: Annotation) -> tuple[str, ...]:
    """The pen of a mark, and the hashtags in its note in small letters; each once.

    A judgement has its stance in the place of a pen, if it has one; an answer about the source
    has "source", one to a question of a lesson "answer".
    """
    made_with: str | None = annotation.pen
    if annotation.is_judgement:
        made_with = annotation.stance
    elif annotation.is_of_source:
        made_with = _OF_SOURCE
    elif annotation.is_answer:
        made_with = _ANSWER
    hashtags = (tag.lower() for tag in _HASHTAG.findall(annotation.body))
    return tuple(dict.fromkeys((*([str(made_with)] if made_with else []), *hashtags)))


def annotation_entry(annotation: Annotation) -> IndexEntry:
    """A student's note, or the words that were marked where nothing was noted."""
    marked, body = annotation.selector.quote.exact, note_plain(annotation.body)
    return IndexEntry(
        id=annotation_entry_id(annotation.id),
        kind=ResultKind.NOTE,
        text=body or marked,
        # One that lost its place stands on no words of this text.
        span=Span(0, 0) if annotation.is_lost else annotation.span,
        keywords=(marked,) if body and marked else (),
        attributes={"tag": " ".join(tags_of(annotation))},
        item=annotation.id,
    )


def own_claim_entry_id(claim_id: OwnClaimId) -> str:
    """The id under which a claim of the student's can be found, also after it was taken out."""
    return f"own claim {claim_id}"


def own_claim_entry(claim_id: OwnClaimId, words: str) -> IndexEntry:
    """A claim that a student makes; it stands in no article."""
    return IndexEntry(
        id=own_claim_entry_id(claim_id),
        kind=ResultKind.OWN_CLAIM,
        text=words,
        span=Span(0, 0),
        item=claim_id,
    )


def context_entry_id(about: Claim | ContextNote) -> str:
    """The id under which a claim, or a note, can be found."""
    return f"claim {about.id}" if isinstance(about, Claim) else f"context {about.id}"


def context_entries(noted: NotedArticle) -> Iterator[IndexEntry]:
    """The claims and context notes on an article."""
    people = named_people(noted.people, noted.put_right.naming)
    names = {person.id: " ".join((person.name, *person.names)) for person in people}
    for claim in noted.claims:
        speaker = names.get(claim.speaker or PersonId(""), "")
        yield IndexEntry(
            id=context_entry_id(claim),
            kind=ResultKind.CONTEXT,
            text=_titled(claim.title, claim.body),
            span=_first_place(claim.places),
            keywords=(speaker,) if speaker else (),
            attributes={"speaker": speaker},
            item=claim.id,
            is_claim=True,
        )
    for note in noted.notes:
        yield IndexEntry(
            id=context_entry_id(note),
            kind=ResultKind.CONTEXT,
            text=_titled(note.title, note.body),
            span=_first_place(note.places),
            keywords=tuple(source.text for source in note.sources),
            item=note.id,
        )


def _titled(title: str, body: str) -> str:
    if not body:
        return title
    # In a result both stand in one line.
    stop = "" if title.endswith((".", "?", "!", "…", "”", '"')) else "."
    return f"{title}{stop}\n{to_plain(body)}"


def _first_place(places: tuple[Selector, ...]) -> Span:
    return places[0].span if places else Span(0, 0)
