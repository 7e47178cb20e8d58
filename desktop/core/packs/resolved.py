"""What a pack says with every reference resolved, as JSON for other programs: `pack.json`.

Sourcebook itself never reads it: what a pack says is read from its files, whoever built it.
"""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from hashlib import sha256
from typing import Any

from desktop.core.article import Article
from desktop.core.lesson import LessonPack
from desktop.core.packs.contents import LessonContents
from desktop.core.shape import SHAPELESS
from desktop.core.text.stored_shape import shape_to_json


def resolved(pack: LessonPack, contents: LessonContents) -> bytes:
    """The pack as JSON in UTF-8: sorted, so that the same pack gives the same bytes.

    Each passage has its words, up to 32 characters before and behind, and where it begins and
    ends in characters (code points) of the article's text, whose SHA-256 in UTF-8 stands with it.
    """
    said = {
        "format": "sourcebook-pack",
        **asdict(replace(pack, files=(), articles=())),
        **asdict(contents),
        "articles": [_article(article) for article in pack.articles],
    }
    del said["files"]
    return (json.dumps(_flat(said), ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def _article(article: Article) -> dict[str, Any]:
    said = asdict(replace(article, shape=SHAPELESS))
    said["shape"] = json.loads(shape_to_json(article.shape) or "null")
    said["sha256"] = sha256(article.text.encode()).hexdigest()
    return said


def _flat(value: Any) -> Any:
    """The value with each selector as one object instead of two within one."""
    if isinstance(value, tuple | list):
        return [_flat(each) for each in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == {"quote", "position"}:
        return {**value["quote"], **value["position"]}
    return {name: _flat(each) for name, each in value.items()}
