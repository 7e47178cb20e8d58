"""Why a quotation has its speaker, in the reader's words."""

from __future__ import annotations

from desktop.core.quotation import MentionKind, Quotation
from desktop.core.span import Span
from desktop.wording.translation_context import TranslationContext

Reasons = TranslationContext("Reasons")

_CARRIED_OVER = frozenset(
    {
        "same-paragraph",
        "same-paragraph-with-words",
        "same-sentence",
        "many-paragraphs",
        "next-in-paragraph",
        "paragraph-before",
        "paragraph-before-speaks",
        "paragraph-before-subject",
        "weighed-last-speaker",
    }
)


def reasons(quotation: Quotation, speaker: str) -> tuple[str, ...]:
    """One sentence for each step from the words to the name, and one on how far to trust it."""
    rule = quotation.why.rule
    if rule == "corrected":
        return (Reasons.tr("You said whose words these are."),)
    if rule == "corrected by a pack":
        return (Reasons.tr("The lesson says whose words these are."),)
    if quotation.mention is None:
        return (Reasons.tr("Nothing near these words says clearly enough who speaks."),)
    said = [_first_step(quotation)]
    if not speaker:
        said.append(Reasons.tr("That is not clear enough to give these words a name."))
        return tuple(said)
    chain = quotation.why.chain
    if len(chain) > 1 and chain[0].kind is not MentionKind.NAME:
        if chain[-1].span > chain[0].span:
            means = Reasons.tr("“{0}” means {1}: “{2}” is the name after it that fits best.")
        else:
            means = Reasons.tr("“{0}” means {1}: “{2}” is the name before it that fits best.")
        said.append(means.format(chain[0].text, speaker, chain[-1].text))
    share = round(quotation.confidence * 100)
    said.append(Reasons.tr("Such reasons are right about %n times in 100.", None, share))
    return tuple(said)


def evidence(quotation: Quotation) -> tuple[Span, ...]:
    """The words of the article on which the reasons rest."""
    spans = [mention.span for mention in quotation.why.chain]
    if quotation.mention is not None:
        spans.append(quotation.mention.span)
    if quotation.cue is not None:
        spans.append(quotation.cue.span)
    return tuple(sorted(set(spans)))


def _first_step(quotation: Quotation) -> str:
    rule, mention = quotation.why.rule, quotation.mention
    assert mention is not None
    cue = quotation.cue.text if quotation.cue is not None else ""
    by_form = _by_form(rule)
    if by_form:
        words = by_form
    elif rule in _CARRIED_OVER:
        words = Reasons.tr("The words beside it belong to “{0}”, and nobody else begins to speak.")
    elif rule in ("sentence-before", "newcomer", "turns-before"):
        words = Reasons.tr("The sentence before it is about “{0}” and leads up to these words.")
    elif rule.endswith("passive"):
        words = Reasons.tr("“{1}”, with “by”, says that it is “{0}” who does that.")
    elif rule.endswith("according-to"):
        words = Reasons.tr("“{1}” says that this is told by “{0}”.")
    elif rule.endswith("transcript"):
        words = Reasons.tr(
            "The line begins with “{0}”, as in a conversation that was written down."
        )
    elif rule == "weighed" and not cue:
        words = Reasons.tr("Several signs together point to “{0}”: how and where that name stands.")
    elif rule.endswith(("colon", "dash")) or not cue:
        words = Reasons.tr("“{0}” stands beside these words as the one who says them.")
    elif rule.startswith("after"):
        words = Reasons.tr("“{1}” follows these words, and it is “{0}” who does that.")
    elif rule.startswith("before"):
        words = Reasons.tr("“{1}” leads up to these words, and it is “{0}” who does that.")
    else:
        words = Reasons.tr("Several signs together point to “{0}”: where it stands, and “{1}”.")
    return words.format(mention.text, cue)


def _by_form(rule: str) -> str:
    """How a talk shows whose turn it is, or a line whose words; empty for any other rule."""
    return {
        "takes-turns": Reasons.tr("Two people take turns here, and now it is “{0}” again."),
        "addressed": Reasons.tr("“{0}” was called by name just before, and answers."),
        "spoken-to": Reasons.tr("“{0}” was spoken to just before, and answers."),
        "beside-action": Reasons.tr(
            "“{0}” does something in the same paragraph; nobody else speaks there."
        ),
        "label": Reasons.tr("A label before the words names “{0}”."),
        "signed-below": Reasons.tr("The line below these words is signed “{0}”."),
        "signed-above": Reasons.tr("The line above these words says that they are from “{0}”."),
    }.get(rule, "")
