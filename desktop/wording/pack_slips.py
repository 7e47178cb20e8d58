"""What is wrong with a lesson pack, in words for its teacher."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.core.packs.slip import PackSlip
from desktop.wording.counting import grouped
from desktop.wording.record_slips import record_slips
from desktop.wording.translation_context import TranslationContext

PackSlips = TranslationContext("PackSlips")


def pack_slips(count: int) -> Mapping[PackSlip, tuple[str, str]]:
    """What is wrong and what to do, for a slip that holds this count; values stand in braces."""
    return {
        **_of_the_folder(count),
        **_of_the_head(),
        **_of_articles(count),
        **record_slips(count),
    }


def _of_the_folder(count: int) -> Mapping[PackSlip, tuple[str, str]]:
    take_out = PackSlips.tr("Take out what the lesson does not need.")
    return {
        PackSlip.NO_FOLDER: (
            PackSlips.tr("there is no such folder"),
            PackSlips.tr("Choose the folder that holds pack.md."),
        ),
        PackSlip.TOO_MANY_FILES: (
            grouped(
                PackSlips.tr("too large for a lesson pack: more than %n files", None, count), count
            ),
            take_out,
        ),
        PackSlip.TOO_MANY_FOLDERS: (
            grouped(
                PackSlips.tr("too large for a lesson pack: more than %n folders", None, count),
                count,
            ),
            take_out,
        ),
        PackSlip.TOO_MANY_MEGABYTES: (
            PackSlips.tr("too large for a lesson pack: more than %n MB", None, count),
            take_out,
        ),
        PackSlip.TOO_MUCH_TEXT: (
            PackSlips.tr("too large for a lesson pack: more than %n MB of text", None, count),
            PackSlips.tr("Make several lessons of it."),
        ),
        PackSlip.LARGE_FILE: (
            PackSlips.tr("too large for a lesson pack: a file of more than %n MB", None, count),
            take_out,
        ),
        PackSlip.FOLDERS_TOO_DEEP: (
            PackSlips.tr("more than %n folders stand one inside the other here", None, count),
            PackSlips.tr("Move what the lesson needs further up."),
        ),
        PackSlip.LINK: (
            PackSlips.tr("this is a link to another place, so it is no part of the pack"),
            PackSlips.tr("Put a copy of the file itself into the folder."),
        ),
        PackSlip.UNUSABLE_NAME: (
            PackSlips.tr("this name cannot be used on every computer"),
            PackSlips.tr("Rename it with letters, digits, hyphens and dots only."),
        ),
        PackSlip.SAME_NAME: (
            PackSlips.tr("this has the same name as {other}, apart from capitals"),
            PackSlips.tr("Give one of the two files another name."),
        ),
        PackSlip.UNREADABLE: (
            PackSlips.tr("this cannot be read ({reason})"),
            PackSlips.tr("Check that it can be opened on this computer, then try again."),
        ),
        PackSlip.UNREADABLE_WITHOUT_REASON: (
            PackSlips.tr("this cannot be read (unknown reason)"),
            PackSlips.tr("Check that it can be opened on this computer, then try again."),
        ),
        PackSlip.NO_PACK_FILE: (
            PackSlips.tr("there is no file pack.md in this folder"),
            PackSlips.tr("Choose the folder that holds pack.md."),
        ),
        PackSlip.PACK_FILE_MISNAMED: (
            PackSlips.tr("there is no file pack.md in this folder"),
            PackSlips.tr("There is “{path}”: rename it to pack.md."),
        ),
        PackSlip.PACK_FILE_DEEPER: (
            PackSlips.tr("there is no file pack.md in this folder"),
            PackSlips.tr("There is one in {folder}: choose that folder."),
        ),
        PackSlip.FILE_MISNAMED: (
            PackSlips.tr("nothing reads a file of this name"),
            PackSlips.tr("Did you mean “{meant}”?"),
        ),
        PackSlip.UNLISTED_KIND: (
            PackSlips.tr("a lesson pack cannot have this kind of file"),
            PackSlips.tr("Take it out. Texts are .md, pictures are .png, .jpg, .gif or .webp."),
        ),
        PackSlip.NO_ARTICLE_FILE: (
            PackSlips.tr("this file is not read as an article"),
            PackSlips.tr("Articles end in .md; pictures belong into the folder media."),
        ),
    }


def _of_the_head() -> Mapping[PackSlip, tuple[str, str]]:
    return {
        PackSlip.NOT_A_FORMAT: (
            PackSlips.tr("“sourcebook:” must be a whole number from 1 up, not “{words}”"),
            PackSlips.tr("Write  sourcebook: 1"),
        ),
        PackSlip.NEWER_FORMAT: (
            PackSlips.tr(
                "this pack is written for a newer Sourcebook (format {format}, known is"
                " {known_format})"
            ),
            PackSlips.tr(
                "It opens as far as this version understands it; the rest is kept unread."
            ),
        ),
        PackSlip.NOT_AN_EDITION: (
            PackSlips.tr("“edition:” must be a whole number from 1 up, not “{words}”"),
            PackSlips.tr("Write 1, and raise it by one for each new version."),
        ),
        PackSlip.NOT_A_LANGUAGE: (
            PackSlips.tr("“{words}” is not the code of a language"),
            PackSlips.tr("Write the short code: en for English, de for German, uk for Ukrainian."),
        ),
        PackSlip.NEEDS_FORMAT: (
            PackSlips.tr("an older Sourcebook would leave out “{words}” without a word"),
            PackSlips.tr("Write  sourcebook: {format}  in pack.md, so that it says so."),
        ),
        PackSlip.NOT_MINUTES: (
            PackSlips.tr("“minutes:” must be a whole number, not “{words}”"),
            PackSlips.tr("Write for example  minutes: 45"),
        ),
        PackSlip.NO_SUCH_PEN: (
            PackSlips.tr("“{words}” does not name a pen"),
            PackSlips.tr("Write  pens: evidence = Proof, opinion = View. The pens are: {known}."),
        ),
        PackSlip.REPLACES_ITSELF: (
            PackSlips.tr("“{id}” is this pack itself"),
            PackSlips.tr("Delete it: a higher edition of a pack needs no “replaces:”."),
        ),
        PackSlip.UNKNOWN_LICENCE: (
            PackSlips.tr("the licence “{licence}” is not a well-known one"),
            PackSlips.tr("Well-known ones: {known}."),
        ),
    }


def _of_articles(count: int) -> Mapping[PackSlip, tuple[str, str]]:
    return {
        PackSlip.NO_ARTICLES: (
            PackSlips.tr("there are no articles in this pack"),
            PackSlips.tr("Put at least one file that ends in .md into the folder articles."),
        ),
        PackSlip.NO_TEXT: (
            PackSlips.tr("this article has no text"),
            PackSlips.tr(
                "Put the text under the second line ---, with an empty line between paragraphs."
            ),
        ),
        PackSlip.NOT_AN_ORDER: (
            PackSlips.tr("“{words}” is not a whole number"),
            PackSlips.tr("Write  order: 1  for the article that is read first, 2 for the next."),
        ),
        PackSlip.NO_SUCH_PICTURE: (
            PackSlips.tr("there is no picture “{path}” in this pack"),
            PackSlips.tr("Put it into the folder media, and write  ![what it shows](media/…)"),
        ),
        PackSlip.UNUSABLE_PICTURE: (
            PackSlips.tr(
                "“{path}” is no picture in PNG, JPEG, GIF or WebP of at most %n MB", None, count
            ),
            PackSlips.tr("Save it again in one of these forms, or make it smaller."),
        ),
        PackSlip.PICTURE_TOO_WIDE: (
            PackSlips.tr(
                "“{path}” has more than %n million pixels, which no page can show", None, count
            ),
            PackSlips.tr("Make it smaller: 2,000 pixels from side to side are enough."),
        ),
        PackSlip.PICTURE_IN_LINE: (
            PackSlips.tr("a picture stands among words: {words}"),
            PackSlips.tr("Give it a line of its own, with an empty line above."),
        ),
        PackSlip.LINK_WITHOUT_PAGE: (
            PackSlips.tr("this link leads to no page: {words}"),
            PackSlips.tr("Write the whole address, which begins with https://."),
        ),
        PackSlip.FENCE_NOT_CLOSED: (
            PackSlips.tr("what begins with {words} has no end"),
            PackSlips.tr("Put a line  {words}  under the last line that is to stay as it is."),
        ),
        PackSlip.ID_OF_ANOTHER: (
            PackSlips.tr("the id “{id}” belongs to {file_before} already"),
            PackSlips.tr("Give one of the two articles another id."),
        ),
        PackSlip.SAME_AS_ITSELF: (
            PackSlips.tr("this article is the same as itself"),
            PackSlips.tr("Write the id of the other text, or delete the line."),
        ),
        PackSlip.SAME_AS_LEVEL: (
            PackSlips.tr("“{article}” itself is the same as “{other}”"),
            PackSlips.tr("Write  same-as: {other}  here too."),
        ),
        PackSlip.NO_ARTICLE_NAMED: (
            PackSlips.tr("this does not say to which article it belongs"),
            PackSlips.tr("Add a line  article: …  with one of these ids: {known}."),
        ),
        PackSlip.NO_SUCH_ARTICLE: (
            PackSlips.tr("there is no article “{article}” in this pack"),
            PackSlips.tr("The articles of this pack: {known}."),
        ),
    }
