"""What is particular to scripts: which letters are words, and what readers do not tell apart."""

from __future__ import annotations

import re
import unicodedata

# Scripts written without blanks, or whose words stand together with what belongs to them, as
# Korean ones do: each letter, with its marks, stands as a word of its own.
UNSPACED = (
    "\u0e01-\u0e30\u0e32\u0e40-\u0e46\u0e81-\u0eb0\u0eb2\u0ebd\u0ec0-\u0ec6\u0edc-\u0edf"
    "\u1000-\u102a\u103f\u1050-\u1055\u105a-\u105d\u1061\u1065\u1066\u106e-\u1070\u1075-\u1081"
    "\u108e\uaa60-\uaa76\uaa7a\uaa7e\uaa7f\u1780-\u17b3\u17d7\u17dc"
    "\u1100-\u11ff\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff66-\uff9d\U00020000-\U0003134f"
)
# A syllable of Korean that was taken apart is one letter as well.
REST_OF_SYLLABLE = "(?:(?<=[\u1100-\u1112])[\u1161-\u1175][\u11a8-\u11c2]?)?"
# The vowel "am" of Thai and Lao, where it was taken apart, is no letter of its own.
SPLIT_AM = (
    "(?:(?<=\u0e4d)|(?<=\u0e4d[\u0e48-\u0e4b]))\u0e32"
    "|(?:(?<=\u0ecd)|(?<=\u0ecd[\u0ec8-\u0ecb]))\u0eb2"
)
# Marks that belong to a word and that \w leaves out; also the joiners and the soft hyphen.
MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0900-\u0963\u0966-\u0dff"
    "\u0e31\u0e33-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb3-\u0ebc\u0ec8-\u0ece\u0f71-\u0f84\u0f8d-\u0fbc"
    "\u102b-\u103e\u1056-\u1059\u105e-\u1060\u1062-\u1064\u1067-\u106d\u1071-\u1074\u1082-\u108d"
    "\u108f\u109a-\u109d\uaa7b-\uaa7d\u17b4-\u17d3\u17dd\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
    "\u3099\u309a\uff9e\uff9f\ufe20-\ufe2f\u00ad\u200c\u200d\u2060"
)
# Between the last two letters of a Hebrew acronym stands what looks like a quotation mark.
ACRONYM_MARK = '(?<=[\u05d0-\u05ea])["\u05f4\u201d\u201c\u201e](?=[\u05d0-\u05ea](?![\\w"\u05f4]))'

_PICTURE = (
    "[\u231a\u231b\u23e9-\u23f3\u23f8-\u23fa\u2600-\u275a\u2763-\u2767\u2794-\u27bf\u2b05-\u2b07\u2b1b\u2b1c"
    "\u2b50\u2b55\U0001f004-\U0001f0cf\U0001f170-\U0001f1e5\U0001f200-\U0001f3fa"
    "\U0001f400-\U0001faff]"
)
_TINT = "\ufe0e\ufe0f\U0001f3fb-\U0001f3ff\u20e3"
# Pictures that are joined are one, and so are the two letters of a flag.
EMOJI = (
    "[\U0001f1e6-\U0001f1ff]{1,2}"
    f"|{_PICTURE}[{_TINT}\U000e0020-\U000e007f]*(?:\u200d{_PICTURE}[{_TINT}]*)*"
)

_IS_UNSPACED = re.compile(f"[{UNSPACED}]")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200c\u200d\u2060"))
# Marks of those scripts: they make another word, and are typed.
_TYPED_MARK = re.compile("[\u0e31-\u0ece\u102b-\u109d\u17b4-\u17d3\u3099\u309a\uff9e\uff9f]")
_TONE_BEFORE_AM = re.compile("([\u0e48-\u0e4b\u0ec8-\u0ecb])([\u0e4d\u0ecd])")
_DIGITS = "\u0660\u06f0\u0966\u09e6\u0e50\u0ed0\u1040\u17e0"
# Letters that Unicode does not take apart and that readers type without their stroke, and the
# same letter as Arabs, Persians and others write it.
_PLAIN = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i",
        "ħ": "h", "ŧ": "t", "ŀ": "l", "ŋ": "n",
        "\u06a9": "\u0643", "\u06aa": "\u0643", "\u06cc": "\u064a", "\u0649": "\u064a",
        "\u06d2": "\u064a", "\u0629": "\u0647", "\u06c1": "\u0647", "\u06d5": "\u0647",
        "\u06c3": "\u0647", "\u0671": "\u0627", "\u0621": None, "\u0640": None,
        "\u05f4": None, '"': None, "\u201c": None, "\u201d": None, "\u201e": None,
        "\u00ad": None, "\u200c": None, "\u200d": None, "\u2060": None,
        "\ufe0e": None, "\ufe0f": None,
        **dict.fromkeys(map(chr, range(0x1F3FB, 0x1F400))),
        **{chr(ord(zero) + n): str(n) for zero in _DIGITS for n in range(10)},
    }
)  # fmt: skip


def is_unspaced(text: str) -> bool:
    """Whether the text holds characters of a script each letter of which is a word."""
    return not text.isascii() and _IS_UNSPACED.search(text) is not None


def bare(word: str) -> str:
    """A word in small letters, without accents and strokes."""
    decomposed = unicodedata.normalize("NFKD", word.casefold()).casefold()
    # The one letter with a mark that readers do type: they would not know it without.
    decomposed = decomposed.replace("\u0438\u0306", "\u0439")
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return plain.translate(_PLAIN)


def folded_unspaced(letter: str) -> str:
    """A letter that is a word, with the marks that readers type, in whatever width."""
    # Tones and vowel signs make other words, as the marks of kana do.
    composed = unicodedata.normalize("NFKC", letter.translate(_UNSEEN))
    return _TONE_BEFORE_AM.sub(r"\2\1", composed)


def folded_letter(letter: str) -> str:
    """One letter or mark as words with it are compared, for whoever goes letter by letter."""
    if "\uac00" <= letter <= "\ud7a3":
        return letter
    if is_unspaced(letter) or _TYPED_MARK.match(letter):
        # Taken apart, so that a letter of half the width and its mark are what the whole one is.
        return unicodedata.normalize("NFKD", letter)
    return bare(letter)
