"""What is wrong with the records of a lesson pack, in words for its teacher."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.core.packs.slip import PackSlip
from desktop.wording.translation_context import TranslationContext

RecordSlips = TranslationContext("RecordSlips")


def record_slips(count: int) -> Mapping[PackSlip, tuple[str, str]]:
    """What is wrong and what to do, for a slip that holds this count; values stand in braces."""
    return {**_of_records(count), **_of_words_and_days()}


def _of_records(count: int) -> Mapping[PackSlip, tuple[str, str]]:
    return {
        PackSlip.NO_PASSAGE: (
            RecordSlips.tr("this is not tied to a passage of the article"),
            RecordSlips.tr('Add a line  on: "words from the article"  under the heading.'),
        ),
        PackSlip.NOT_IN_ARTICLE: (
            RecordSlips.tr("“{field}:” the words “{words}” are not in {article_file}"),
            RecordSlips.tr("Copy the words from the article; write … for words you leave out."),
        ),
        PackSlip.NEAR_NOT_IN_ARTICLE: (
            RecordSlips.tr("“near:” the words “{words}” are not in {article_file}"),
            RecordSlips.tr("Copy a few words that stand close to the passage."),
        ),
        PackSlip.SEVERAL_PLACES: (
            RecordSlips.tr(
                "“{field}:” the words “{words}” stand in %n places of {article_file}", None, count
            ),
            RecordSlips.tr(
                'Copy a few more words, or add a line  near: "words close by"  under it.'
            ),
        ),
        PackSlip.TOO_MANY_PLACES: (
            RecordSlips.tr(
                "“{field}:” the words “{words}” were not looked for: what this pack copies from"
                " {article_file} stands there in too many places"
            ),
            RecordSlips.tr("Copy longer passages."),
        ),
        PackSlip.REPORTER_AS_PERSON: (
            RecordSlips.tr("the id “reporter” is kept for the voice of the article itself"),
            RecordSlips.tr("Give this person another id."),
        ),
        PackSlip.NO_SUCH_PERSON: (
            RecordSlips.tr("“{field}:” names “{person}”, who is not in people.md"),
            RecordSlips.tr("Use an id from people.md, or reporter. Known are: {known}."),
        ),
        PackSlip.STATUS_WITHOUT_AUTHOR: (
            RecordSlips.tr("a status needs the name of the person who set it"),
            RecordSlips.tr("Add a line  authors: …  to pack.md."),
        ),
        PackSlip.NO_KIND: (
            RecordSlips.tr("this note does not say what kind of note it is"),
            RecordSlips.tr("Add a line  kind: …  with one of: {known}."),
        ),
        PackSlip.NO_SUCH_CLAIM: (
            RecordSlips.tr("there is no claim “{claim}” in claims.md"),
            RecordSlips.tr("Write the claim in claims.md first. Known are: {known}."),
        ),
        PackSlip.NO_CLAIMS: (
            RecordSlips.tr("there is no claim “{claim}” in claims.md"),
            RecordSlips.tr("Write the claim in claims.md first."),
        ),
        PackSlip.NO_KIND_OF_SOURCE: (
            RecordSlips.tr("“{kind}” is not a kind of source"),
            RecordSlips.tr("Write one of these after the last |: {known}."),
        ),
        PackSlip.EVIDENCE_WITHOUT_CLAIM: (
            RecordSlips.tr("a note of the kind “{kind}” needs a claim"),
            RecordSlips.tr("Add a line  claim: …  with the id of a claim in claims.md."),
        ),
        PackSlip.EVIDENCE_WITHOUT_SOURCE: (
            RecordSlips.tr("this evidence gives no source"),
            RecordSlips.tr("Add a line  source: who published it, what, when | primary"),
        ),
        PackSlip.CORRECTS_NOTHING: (
            RecordSlips.tr("this does not say what is to be corrected"),
            RecordSlips.tr(
                "Add a line  speaker: …  with an id from people.md, reporter or nobody,"
                " or a line  kind: not a quotation"
            ),
        ),
        PackSlip.CORRECTED_TWICE: (
            RecordSlips.tr("these words are corrected twice (first in line {line_before})"),
            RecordSlips.tr("Keep one of the two records and delete the other."),
        ),
        PackSlip.SPEAKER_OF_NO_QUOTATION: (
            RecordSlips.tr("what is not a quotation has no speaker"),
            RecordSlips.tr("Delete the line  speaker: …  or the line  kind: not a quotation"),
        ),
    }


def _of_words_and_days() -> Mapping[PackSlip, tuple[str, str]]:
    return {
        PackSlip.NO_DAY: (
            RecordSlips.tr("“{words}” is not a date that the program can read"),
            RecordSlips.tr("Write  - 2025-09-01 | what happened  or 2025-09, or 2025."),
        ),
        PackSlip.NO_MOMENT: (
            RecordSlips.tr("this does not say what happened"),
            RecordSlips.tr("Write  - 2025-09-01 | what happened"),
        ),
        PackSlip.WORD_NOWHERE: (
            RecordSlips.tr("“{words}” stands nowhere in this lesson, so nobody meets it"),
            RecordSlips.tr("Add other forms of it after “plural:” or “also:”, or take it out."),
        ),
    }
