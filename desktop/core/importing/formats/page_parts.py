"""The parts of a page by what they are called and hold: text, and what stands round it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.core.importing.formats.furniture import (
    is_hidden_class,
    names_of_furniture,
    names_of_notice,
    names_of_text,
)
from desktop.core.importing.formats.page_element import PageElement, PageElements
from desktop.core.importing.formats.page_tags import HOLDING_TEXT, LOOK_OF_WORDS, NEVER_TEXT

# What comes up over a word when the mouse points at it, and stands inside the sentence in the file.
_POPS_UP = re.compile(
    r"(?:^|[\s_-])(?:rollover|tool-?tip|pop-?over|hover-?card)[a-z_-]{0,20}?"
    r"(?:block|content|body|box|inner|panel|text)(?![a-z])"
)
_ROLES = frozenset(
    {
        *("navigation", "banner", "search", "dialog", "complementary", "contentinfo", "menu"),
        *("menubar", "toolbar", "alertdialog", "form", "tablist", "button"),
    }
)
_PROPERTIES = frozenset(
    {"author", "publisher", "datePublished", "dateModified", "comment", "interactionStatistic"}
)
_KEPT_WHATEVER_NAMED = frozenset({"p", "body", "html", "article", "main", "blockquote"})


@dataclass(frozen=True, slots=True)
class PageParts:
    """What is seen of a page and what of it is furniture, by the numbers of elements.

    `unseen` is no part of any text. `aside` says of each element whether it lies in what stands
    round the text, by its name or its tag; `notices` whether in a notice that asks for consent,
    which is no text whatever else speaks for it; `prose` how many letters in it stand outside of
    links.
    """

    elements: PageElements
    unseen: frozenset[int]
    aside: Sequence[bool]
    notices: Sequence[bool]
    prose: Sequence[int]


def parts_of(elements: PageElements) -> PageParts:
    """Tells the parts of a page apart."""
    unseen = frozenset(element.number for element in elements.every if _is_unseen(element))
    hidden = _inherited(elements, unseen)
    prose = _prose(elements, hidden)
    whole = prose[elements.body.number] or 1
    verdicts: dict[str, tuple[bool, bool, bool]] = {}
    aside = {
        element.number
        for element in elements.within(elements.body)
        if element is not elements.body
        and not hidden[element.number]
        and _is_aside(element, prose[element.number] / whole, verdicts)
        and not _is_quoting(element, elements, prose)
    }
    notices = {number for number in aside if names_of_notice(elements.every[number].given_names)}
    return PageParts(
        elements,
        unseen,
        _inherited(elements, unseen | aside),
        _inherited(elements, notices),
        prose,
    )


def _inherited(elements: PageElements, numbers: set[int] | frozenset[int]) -> list[bool]:
    """For each element whether it or one that it lies in is among these."""
    inherited = [False] * len(elements.every)
    for element in elements.every:
        number, parent = element.number, element.parent
        inherited[number] = number in numbers or (parent is not None and inherited[parent.number])
    return inherited


def _is_unseen(element: PageElement) -> bool:
    if element.tag in NEVER_TEXT:
        return not (element.tag == "dialog" and "open" in element.attributes)
    attributes = element.attributes
    if not attributes:
        return False
    style = element.get("style")
    if style:
        style = style.replace(" ", "").lower()
        # What Word writes for readers who know no lists.
        if "display:none" in style or "visibility:hidden" in style or "mso-list:ignore" in style:
            return True
    classes = element.get("class")
    if classes and ("adsbygoogle" in classes or is_hidden_class(classes)):
        return True
    if element.get("role") == "tooltip" or (classes and _POPS_UP.search(classes.lower())):
        return True
    return "hidden" in attributes and element.get("hidden") != "until-found"


def _prose(elements: PageElements, hidden: Sequence[bool]) -> list[int]:
    prose = [0] * len(elements.every)
    letters = [0] * len(elements.every)
    for element in reversed(elements.every):
        number = element.number
        if hidden[number]:
            continue
        own = len(element.text.strip())
        own += sum(len(child.tail.strip()) for child in element.children)
        letters[number] = own + sum(letters[child.number] for child in element.children)
        held = own if element.tag in HOLDING_TEXT else 0
        for child in element.children:
            if child.tag != "a":
                among = letters if child.tag in LOOK_OF_WORDS else prose
                held += among[child.number]
        prose[number] = held
    return prose


def _is_quoting(element: PageElement, elements: PageElements, prose: Sequence[int]) -> bool:
    """Whether hardly anything but quotations stands in an element, as round a quoted post."""
    if element.tag not in {"div", "figure", "section", "span"}:
        return False
    quoted, end = 0, 0
    for inner in elements.within(element):
        if inner.tag == "blockquote" and inner.number >= end:
            quoted += prose[inner.number]
            end = inner.end
    return quoted > 0.8 * prose[element.number] > 0


def _is_aside(
    element: PageElement, share: float, verdicts: dict[str, tuple[bool, bool, bool]]
) -> bool:
    """Whether an element stands round the text; never what holds much of the page."""
    if element.tag == "aside" and share < 0.5:
        return True
    if element.tag == "footer" and share < 0.4:
        return not any(each.tag == "blockquote" for each in element.ancestors())
    if element.tag == "figcaption" or not element.attributes:
        return False
    if (element.get("role") in _ROLES and share < 0.5) or element.get("itemprop") in _PROPERTIES:
        return True
    return share < 0.33 and _is_named_aside(element, share, verdicts)


def _is_named_aside(
    element: PageElement, share: float, verdicts: dict[str, tuple[bool, bool, bool]]
) -> bool:
    names = element.given_names
    if not names:
        return False
    if names not in verdicts:
        verdicts[names] = (*names_of_furniture(names), names_of_text(names))
    is_named, is_marked, is_text = verdicts[names]
    if element.tag in {"p", "article"}:
        return is_marked and share < 0.25
    if element.tag in _KEPT_WHATEVER_NAMED:
        return False
    return (is_named and not (is_text and share > 0.15)) or (is_marked and not is_text)
