"""Every form of an English verb."""

from __future__ import annotations

_BE = ("be", "is", "are", "was", "were", "been", "being", "am")
# Doubled before "ing", though their past does not show it.
_DOUBLED = frozenset({"begin", "put", "let", "hit", "spin"})


def forms_of(verb: str, past: str = "", participle: str = "") -> dict[str, str]:
    """Each form of a verb with what it is: "base", "present", "past" or "ing".

    `past` and `participle` are needed where they are not regular; a doubled letter in the past
    ("quipped") stands in "quipping" too. All forms of "be" are "fixed": they only help.
    """
    if verb == "be":
        return dict.fromkeys(_BE, "fixed")
    past = past or _regular_past(verb)
    forms = {verb: "base", _with_s(verb): "present", _with_ing(verb, past): "ing"}
    for form in filter(None, (past, participle)):
        forms.setdefault(form, "past")
    return forms


def _regular_past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if _ends_in_consonant_y(verb) else verb + "ed"


def _with_s(verb: str) -> str:
    if verb == "have":
        return "has"
    if verb.endswith(("sh", "ch", "s", "x", "go")):
        return verb + "es"
    return verb[:-1] + "ies" if _ends_in_consonant_y(verb) else verb + "s"


def _with_ing(verb: str, past: str) -> str:
    if verb in _DOUBLED or past == verb + verb[-1] + "ed":
        return verb + verb[-1] + "ing"
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    keeps_e = verb.endswith(("ee", "oe"))
    return verb[:-1] + "ing" if verb.endswith("e") and not keeps_e else verb + "ing"


def _ends_in_consonant_y(verb: str) -> bool:
    return verb.endswith("y") and verb[-2] not in "aeiou"
