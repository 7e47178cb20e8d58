"""The words of a text as two texts are compared: what is only typography makes no difference."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from desktop.core.text.quotation_marks import TYPED

# What nobody sees inside a word.
_UNSEEN = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
# Marks that stand on letters and are none themselves; the vowels of many scripts.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903"
    "\u093a-\u094f\u0955-\u0957\u0962-\u0963\u0980-\u0983\u09bc-\u09cd\u0a01-\u0a4d\u0b82-\u0bcd"
    "\u0c00-\u0c4d\u0d00-\u0d4d\u0e31-\u0e3a\u0e47-\u0e4e\u20d0-\u20ff"
)
# A letter of a script without blanks is a word by itself.
_NO_BLANKS = (
    "\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff"
    "\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
)
_LETTER = rf"[^\W\d_{_NO_BLANKS}]"
_INSIDE = rf"(?:[^\W_{_NO_BLANKS}]|[{_MARKS}{_UNSEEN}])"
_THIN = "\u00a0\u2009\u202f"
_SCALES = {
    "hundred": 10**2,
    "thousand": 10**3,
    "k": 10**3,
    "million": 10**6,
    "mn": 10**6,
    "m": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
}
_CURRENCIES = {"dollar": "$", "pound": "£", "euro": "€", "yen": "¥", "rupee": "₹"}
# Keys of what may come and go: the sign of a currency, and the number of a note.
CURRENCY_SIGNS = frozenset("$£€¥₹")
NOTE_SIGN = "^"
PERCENT = "percent"

# With what nobody sees between their letters.
_SCALE_WORDS = "|".join(f"[{_UNSEEN}]?".join(word) for word in _SCALES)
_WORD = re.compile(
    rf"""(?P<plain>(?!per[ \n{_THIN}]?cent)(?-i:[A-Za-z]{{2,40}})
      (?![^\W_]|['’ʼ＇′{_MARKS}{_UNSEEN}]))
    |(?P<letter>[{_NO_BLANKS}][{_MARKS}]*)
    |(?P<initials>(?<![^\W_])(?:[^\W\d_]\.){{2,12}}(?![^\W_]))
    |(?P<percent>%|(?<![^\W_])per[ \n{_THIN}]?cent(?![^\W_]))
    |(?P<word>{_LETTER}{_INSIDE}{{0,120}}(?:['’ʼ＇′][^\W\d_]{_INSIDE}{{0,20}}){{0,3}})
    |(?P<note>[⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,3}}|(?<=\S)\[\d{{1,3}}\])
    |(?P<number>(?P<sign>[$£€¥₹][ {_THIN}]?)?(?P<minus>(?<![^\s(“"‘'$£€])[-−])?
      (?P<digits>\d{{1,3}}(?:[ {_THIN}]\d{{3}}){{1,6}}(?!\d)
        |\d{{1,60}}(?:[.,'’]\d{{1,60}}|[{_THIN}]\d{{3}}(?!\d)){{0,12}})
      (?:[ \n{_THIN}-]?
        (?P<scale>{_SCALE_WORDS})(?![^\W_]))?
      (?:[ \n{_THIN}](?P<unit>dollar|pound|euro|yen|rupee)s?(?![^\W_]))?)
    |(?P<other>[^\s{_UNSEEN}!-#'-*,./:;?@\[\\\]^_`{{|}}~\u00a1\u00a7\u00a8\u00ab\u00b4\u00b6-\u00b8
      \u00bb\u00bf\u02b9-\u02ff\u05be\u05f3\u05f4\u0964\u0965\u2010-\u2027\u2030-\u205f\u3000-\u303f
      \uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\u2212-])""",
    re.VERBOSE | re.IGNORECASE,
)
_SIGNS = str.maketrans({sign: plain for sign, plain in TYPED.items() if plain == "'"})
_HIDDEN = re.compile(f"[{_UNSEEN}]")
_IN_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?")
_YEAR_AND_NOTE = re.compile(r"((?:1[5-9]|20)\d\d)[,.](\d{1,2})")
# What stands before the number of a note: the end of a word with its sign, or a closing mark.
_BEFORE_NOTE = re.compile(r"[^\W\d_]{2}[.,;:!?]?[”’»\"')]?$|[.!?][”’»\"']$")
_BEFORE = 4
_LONGEST_NUMBER = 40


class ComparedWord(NamedTuple):
    """A word of a text: the same `key` is the same word, however it is printed."""

    key: str
    start: int
    end: int


def compared_words(text: str, start: int = 0, end: int | None = None) -> list[ComparedWord]:
    """The words between two characters of a text, each with where it stands.

    Capitals, the shapes of marks and dashes, ligatures and what is unseen make no difference;
    a number is its value ("4.5bn", "4.5 billion" and "4,500 million" are one word), a sign of
    percent its word. The sign of a currency comes behind its number, wherever it stands. A part
    of a text should begin and end between words. Takes time in proportion to the text.
    """
    found: list[ComparedWord] = []
    add = found.append
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        kind = match.lastgroup
        if kind == "plain":
            word = match[0]
            # The country is nobody whom "us" means.
            add(ComparedWord("u.s" if word == "US" else word.lower(), *match.span()))
        elif kind == "word":
            add(ComparedWord(_folded(match[0]), *match.span()))
        elif kind == "number":
            found.extend(_number(match, text))
        elif kind == "percent":
            add(ComparedWord(PERCENT, *match.span()))
        elif kind == "initials":
            key = _folded(match[0].replace(".", ""))
            add(ComparedWord("u.s" if key == "us" else key, *match.span()))
        elif kind == "note":
            digits = normalize("NFKC", match[0].strip("[]"))
            add(ComparedWord(NOTE_SIGN + digits, *match.span()))
        else:
            add(ComparedWord("and" if match[0] == "&" else _folded(match[0]), *match.span()))
    return found


def _number(match: re.Match[str], text: str) -> Iterator[ComparedWord]:
    """A number with the sign of its currency, and the note that hangs on it."""
    digits, scale = match["digits"], _HIDDEN.sub("", match["scale"] or "").lower()
    at, end = match.start("digits"), max(match.end("digits"), match.end("scale"))
    if len(digits) <= 3 and digits.isdigit() and not (scale or match["sign"] or match["minus"]):
        before = text[max(0, at - _BEFORE) : at]
        after = text[match.end() : match.end() + 1]
        if _BEFORE_NOTE.search(before) and not (after.isalnum() or after in ("%", "-", "–")):
            yield ComparedWord(NOTE_SIGN + digits, at, match.end("digits"))
            return
    note = "" if scale else _YEAR_AND_NOTE.fullmatch(digits)
    if note:
        yield ComparedWord(note[1], at, at + 4)
        yield ComparedWord(NOTE_SIGN + note[2], at + 5, match.end())
        return
    minus = "-" if match["minus"] else ""
    start = at - len(minus)
    yield ComparedWord(minus + _value(digits, scale), start, end)
    if sign := (match["sign"] or "").strip():
        yield ComparedWord(sign, match.start("sign"), match.start("sign") + 1)
    elif unit := (match["unit"] or "").lower():
        yield ComparedWord(_CURRENCIES[unit], match.start("unit"), match.end())


@lru_cache(4096)
def _value(digits: str, scale: str) -> str:
    plain = re.sub(f"['’ {_THIN}]", "", digits)
    if "," in plain:
        if _IN_THOUSANDS.fullmatch(plain):
            plain = plain.replace(",", "")
        elif re.fullmatch(r"\d+,\d{1,2}", plain):
            plain = plain.replace(",", ".")
    if plain.count(".") > 1 and re.fullmatch(r"\d{1,3}(?:\.\d{3})+", plain):
        plain = plain.replace(".", "")
    if "," in plain or plain.count(".") > 1 or len(plain) > _LONGEST_NUMBER - 14:
        return f"{plain}{scale}"
    value = Decimal(normalize("NFKC", plain)) * _SCALES.get(scale, 1)
    written = f"{value:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


@lru_cache(65536)
def _folded(word: str) -> str:
    seen = _HIDDEN.sub("", word).translate(_SIGNS)
    return normalize("NFC", normalize("NFKC", seen).casefold())
