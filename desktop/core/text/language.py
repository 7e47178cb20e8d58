"""Which language a text is in, as its letters and its commonest words tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from resources import path

# So many characters are looked at; fewer words than this say nothing.
_SAMPLE = 4000
_FEWEST_WORDS = 8
# In prose one to five words of ten are the commonest of its language. Fewer than this may stand in
# a list of names, or in a language that is not known here.
_LEAST_SHARE, _FEWEST_COMMON = 0.1, 3
# A word tells the less the more languages have it. The likeliest must tell so much more than the
# next one, unless those are two that share most of their commonest words.
_LEAD = 1.12
_ALIKE = ("da nb", "cs sk", "hr sl", "id ms")
# What letters tell that few languages have, of each word with one; and what letters tell against a
# language that does not have them. Those of names and of quoted words are few.
_LETTER_TELLS, _LETTER_TELLS_AGAINST = 0.5, 0.25
# A word with letters of so few languages is as good as a common one.
_FEW = 2

# Scripts, and the language that is mostly written in each. Where some language has letters of its
# own in a script, it stands before.
_LETTERS = {
    "uk": "іїєґ", "be": "ў", "mk": "ѓќѕ", "sr": "ђјљњћџ", "bg": "ъ", "ur": "ٹڈڑےں", "fa": "پچژگ",
    "ja": "\u3041-\u30ff", "ru": "\u0400-\u04ff", "el": "\u0370-\u03ff", "hy": "\u0530-\u058f",
    "he": "\u0590-\u05ff", "ar": "\u0600-\u06ff", "hi": "\u0900-\u097f", "bn": "\u0980-\u09ff",
    "pa": "\u0a00-\u0a7f", "gu": "\u0a80-\u0aff", "ta": "\u0b80-\u0bff", "te": "\u0c00-\u0c7f",
    "kn": "\u0c80-\u0cff", "ml": "\u0d00-\u0d7f", "si": "\u0d80-\u0dff", "th": "\u0e00-\u0e7f",
    "lo": "\u0e80-\u0eff", "bo": "\u0f00-\u0fff", "my": "\u1000-\u109f", "ka": "\u10a0-\u10ff",
    "am": "\u1200-\u137f", "km": "\u1780-\u17ff", "zh": "\u4e00-\u9fff",
    "ko": "\u1100-\u11ff\uac00-\ud7af",
}  # fmt: skip
# Two that share their letters, but for some that one of them seldom goes without.
_SHARING = ("bg", "ru")
_RUSSIAN_ALONE = re.compile("[ыэё]")
_LATIN = re.compile("[a-z\u00df-\u024f\u1e00-\u1eff]")
# Letters that are one in so many belong to the text; fewer are names and quotations in it.
_ONE_IN = 100

# What languages in Latin letters have beside the letters of English.
_OWN_LETTERS = {
    "af": "êëéèïôû", "ca": "àçéèíïóòúü", "cs": "áčďéěíňóřšťúůýž", "cy": "âêîôûŵŷ", "da": "æøåé",
    "de": "äöüß", "en": "", "eo": "ĉĝĥĵŝŭ", "es": "áéíñóúü", "et": "äöõüšž", "eu": "ñ",
    "fi": "äöå", "fr": "àâæçéèêëîïôœùûü", "ga": "áéíóú", "hr": "čćđšž", "hu": "áéíóöőúüű",
    "id": "", "is": "áéíóúýþæöð", "it": "àèéìòù", "la": "", "lt": "ąčęėįšųūž",
    "lv": "āčēģīķļņšūž", "ms": "", "mt": "ċġħż", "nb": "æøåé", "nl": "ëïéèóö", "pl": "ąćęłńóśźż",
    "pt": "áâãàçéêíóôõú", "ro": "ăâîșțşţ", "sk": "áäčďéíĺľňóôŕšťúýž", "sl": "čšž", "sq": "ëç",
    "sv": "åäöé", "sw": "", "tl": "ñ", "tr": "çğıöşüâî",
    "vi": "ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str, otherwise: str = "en") -> str:
    """The language of a text, as BCP 47 names it; `otherwise` where that cannot be told.

    Of languages in Latin letters those are told that `resources/languages` has words of.
    """
    sample = text[:_SAMPLE].lower()
    letters = sum(map(str.isalpha, sample))
    if 2 * len(_LATIN.findall(sample)) < letters:
        by_letters = _by_letters(sample, letters)
        return (_of_two(sample) if by_letters in _SHARING else by_letters) or otherwise
    words = _WORD.findall(sample)
    if len(words) < _FEWEST_WORDS:
        return otherwise
    return _by_words(words) or otherwise


def commonest_words(language: str) -> frozenset[str]:
    """The commonest words of a language in small letters; none of one that is not known."""
    return _common_words_by_language().get(language[:2].lower(), frozenset())


def common_elsewhere(words: Iterable[str], language: str) -> int:
    """How many words in small letters are common in some other language, and not in this one."""
    common, own = _common_words(), commonest_words(language)
    return sum(word in common and word not in own for word in words)


def _by_letters(sample: str, letters: int) -> str:
    for language, own in _LETTERS.items():
        if len(re.findall(f"[{own}]", sample)) * _ONE_IN > letters:
            return language
    return ""


def _of_two(sample: str) -> str:
    """Bulgarian or Russian, by letters that only Russian has, else by their commonest words."""
    if _RUSSIAN_ALONE.search(sample):
        return "ru"
    words = _WORD.findall(sample)
    bulgarian, russian = (
        sum(word in _common_words_by_language()[language] for word in words)
        for language in _SHARING
    )
    return "bg" if bulgarian > russian or (bulgarian == russian and "ъ" in sample) else "ru"


def _by_words(words: list[str]) -> str:
    common, own = _common_words(), _languages_by_letter()
    all_languages = frozenset(_OWN_LETTERS)
    told: dict[str, float] = dict.fromkeys(_OWN_LETTERS, 0.0)
    known: Counter[str] = Counter()
    for word in words:
        for language in (having := common.get(word, ())):
            told[language] += 1 / len(having)
            known[language] += 1
    for word in words:
        if word.isascii():
            continue
        spelt_so = all_languages.intersection(*(own.get(each, ()) for each in word if each > "z"))
        if len(spelt_so) <= _FEW and word not in common:
            known.update(spelt_so)
        for language in told:
            if language in spelt_so:
                told[language] += _LETTER_TELLS / len(spelt_so)
            else:
                told[language] -= _LETTER_TELLS_AGAINST
    likeliest = max(told, key=told.__getitem__)
    others = [
        each for each in told if not any({each, likeliest} <= {*two.split()} for two in _ALIKE)
    ]
    next_best = max((told[each] for each in others if each != likeliest), default=0)
    is_known = known[likeliest] >= max(_FEWEST_COMMON, _LEAST_SHARE * len(words))
    return likeliest if is_known and told[likeliest] >= _LEAD * next_best else ""


@cache
def _common_words() -> Mapping[str, tuple[str, ...]]:
    """Common words, and the languages that have each."""
    found: dict[str, list[str]] = {}
    for language, words in _common_words_by_language().items():
        for word in words if language in _OWN_LETTERS else ():
            found.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in found.items()}


@cache
def _common_words_by_language() -> Mapping[str, frozenset[str]]:
    lines = path("languages/common_words.txt").read_text("utf-8").splitlines()
    parted = (line.partition(": ") for line in lines if not line.startswith("#"))
    return {language: frozenset(words.split()) for language, _, words in parted}


@cache
def _languages_by_letter() -> Mapping[str, frozenset[str]]:
    letters = {letter for own in _OWN_LETTERS.values() for letter in own}
    return {
        letter: frozenset(each for each, own in _OWN_LETTERS.items() if letter in own)
        for letter in letters
    }
