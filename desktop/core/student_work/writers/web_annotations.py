"""Work in the terms of the W3C Web Annotation model, as JSON-LD."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from desktop.core.annotation import Annotation
from desktop.core.article import ArticleId
from desktop.core.selector import Selector
from desktop.core.student_work.pen_colours import PEN_COLOURS
from desktop.core.student_work.work import StudentWork, WorkArticle, WorkMark

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
# What stands for something of this program: an annotation, a claim, a question.
OWN_NAMES = "urn:sourcebook:"
_NOT_IN_AN_IRI = re.compile(r'[<>"{}|\\^`\x00-\x20\x7f]')
_UUID = re.compile(r"[0-9a-f]{32}")


def web_annotations(work: StudentWork) -> bytes:
    """A collection with all annotations on its one page."""
    addresses = {each.article.id: address_of(each) for each in work.articles}
    items = [
        _annotation(mark, article, addresses) for article in work.articles for mark in article.marks
    ]
    name = f"collection:{work.made}:{work.title}"
    whole, page = urn(name), urn(f"{name}#1")
    collection = {
        "@context": _CONTEXT,
        "id": whole,
        "type": "AnnotationCollection",
        "label": work.title,
        "total": len(items),
        "first": {
            "id": page,
            "type": "AnnotationPage",
            "partOf": whole,
            "startIndex": 0,
            "items": items,
        },
        "last": page,
    }
    return (json.dumps(collection, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def urn(name: str) -> str:
    """An address that stands for something of this library; an id that is unique stays itself."""
    if _UUID.fullmatch(name):
        return f"urn:uuid:{name[:8]}-{name[8:12]}-{name[12:16]}-{name[16:20]}-{name[20:]}"
    return uuid5(NAMESPACE_URL, f"sourcebook:{name}").urn


def address_of(article: WorkArticle) -> str:
    """Where an article is to be had, or what stands for it: an IRI (RFC 3987)."""
    url = article.article.url
    if not re.fullmatch(r"https?://\S+", url):
        return urn(f"article:{article.article.id}")
    return _NOT_IN_AN_IRI.sub(lambda sign: quote(sign[0]), url)


def _annotation(
    mark: WorkMark, article: WorkArticle, addresses: dict[ArticleId, str]
) -> dict[str, Any]:
    annotation = mark.annotation
    made: dict[str, Any] = {
        "id": urn(annotation.id),
        "type": "Annotation",
        "motivation": annotation.motivation.value,
        "created": _time(annotation.created),
        "modified": _time(annotation.modified),
    }
    if mark.has_pen:
        pen = annotation.pen
        made["stylesheet"] = {
            "type": "CssStylesheet",
            "value": f".{pen} {{ background-color: {PEN_COLOURS[pen]} }}",
        }
    if annotation.author:
        made["creator"] = {"type": "Person", "name": annotation.author}
    if not _UUID.fullmatch(annotation.id):
        made["canonical"] = f"{OWN_NAMES}annotation:{quote(annotation.id)}"
    made["body"] = _bodies(mark, article)
    target = _target(addresses[article.article.id], annotation.selector, mark)
    named = {"title": article.article.title, "creator": article.article.byline}
    # The context of the model has these names: nothing is dropped by who reads JSON-LD.
    target |= {f"dcterms:{name}": value for name, value in named.items() if value}
    targets = [target]
    other = _other_target(annotation, addresses)
    made["target"] = [*targets, other] if other else targets[0]
    return made


def _bodies(mark: WorkMark, article: WorkArticle) -> list[dict[str, str]]:
    annotation = mark.annotation
    bodies = []
    if annotation.body.strip():
        purpose = "replying" if annotation.is_answer else "commenting"
        bodies.append(_textual(purpose, annotation.body, format="text/markdown"))
    bodies += [_textual("tagging", tag) for tag in mark.tags]
    if annotation.stance is not None:
        bodies.append(_textual("assessing", annotation.stance.value))
    about = {"claim": annotation.claim_id, "question": annotation.question}
    bodies += [
        {
            "type": "SpecificResource",
            "purpose": "describing",
            "source": f"{OWN_NAMES}{kind}:{quote(named)}",
        }
        for kind, named in about.items()
        if named
    ]
    told = [mark.claim, mark.asked, *mark.speakers, article.citation.plain, article.article.rights]
    bodies += [_textual("describing", each) for each in told if each]
    return bodies


def _textual(purpose: str, value: str, **more: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "value": value, **more}


def _other_target(annotation: Annotation, addresses: dict[ArticleId, str]) -> dict[str, Any] | None:
    """The words in a second article, where that goes out as well."""
    if annotation.also_in is None or annotation.also_at is None:
        return None
    address = addresses.get(annotation.also_in) or urn(f"article:{annotation.also_in}")
    return _placed(address, annotation.also_at, has_position=annotation.also_lost_from is None)


def _target(address: str, selector: Selector, mark: WorkMark) -> dict[str, Any]:
    if not mark.quote:
        return {"type": "SpecificResource", "source": address}
    target = _placed(address, selector, has_position=not mark.is_lost)
    if mark.has_pen:
        target["styleClass"] = mark.annotation.pen.value
    return target


def _placed(address: str, selector: Selector, *, has_position: bool) -> dict[str, Any]:
    said, position = selector.quote, selector.position
    words: dict[str, Any] = {"type": "TextQuoteSelector", "exact": said.exact}
    if said.prefix:
        words["prefix"] = said.prefix
    if said.suffix:
        words["suffix"] = said.suffix
    selectors = [words]
    if has_position:
        selectors.append(
            {"type": "TextPositionSelector", "start": position.start, "end": position.end}
        )
    return {"type": "SpecificResource", "source": address, "selector": selectors}


def _time(written: str) -> str:
    return re.sub(r"\+00:00$", "Z", written)
