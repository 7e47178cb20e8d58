"""Why a pack was not written, in words for its teacher."""

from __future__ import annotations

from desktop.core.fields.written_file import NotWritable, WhyNotWritable
from desktop.core.packs.written_out import NotWritten, WhyNotWritten
from desktop.wording.translation_context import TranslationContext

PackWriting = TranslationContext("PackWriting")


def not_written_words(error: NotWritten) -> str:
    """What stands in the way of writing a pack to a disk, and what to do."""
    words = {
        WhyNotWritten.NO_PACK: PackWriting.tr(
            "“{path}” is there already and is no lesson pack. It was not touched:"
            " choose another name."
        ),
        WhyNotWritten.NO_PAGE: PackWriting.tr(
            "“{path}” is there already and is no lesson that Sourcebook printed. It was not"
            " touched: choose another name."
        ),
        WhyNotWritten.FOLDER_IN_USE: PackWriting.tr(
            "“{path}” is there already, and is not an empty folder. It was not touched:"
            " choose a folder that does not exist yet."
        ),
        WhyNotWritten.CHANGED_MEANWHILE: PackWriting.tr(
            "“{path}” was changed by another program meanwhile. Nothing was written:"
            " open the pack again, or save it into another folder."
        ),
        WhyNotWritten.UNUSABLE_NAME: PackWriting.tr(
            "“{path}” is a name that some computers cannot have. Nothing was written:"
            " choose a name of letters, digits, hyphens and dots."
        ),
        WhyNotWritten.SYSTEM: PackWriting.tr(
            "“{path}” cannot be written ({system}). Look whether there is room,"
            " or choose another folder."
        ),
    }[error.why]
    return words.format(path=error.path, system=error.system)


def not_writable_words(error: NotWritable) -> str:
    """Why words cannot stand in a pack as they were typed, and what to do."""
    return {
        WhyNotWritable.OTHER_ENCODING: PackWriting.tr(
            "This file is not saved as UTF-8. Save it so in your editor, then change it here."
        ),
        WhyNotWritable.NOT_ONE_LINE: PackWriting.tr("This has room for one line only."),
        WhyNotWritable.READS_OTHERWISE: PackWriting.tr(
            "Written so, the pack would be read as something else. Word it otherwise."
        ),
        WhyNotWritable.READS_AS_HEADING: PackWriting.tr(
            "A line that begins with ## would begin another record. Write it without the signs."
        ),
        WhyNotWritable.READS_AS_FIELD: PackWriting.tr(
            "A line that begins like “on:” would be read as a field. Word it otherwise."
        ),
        WhyNotWritable.NO_SUCH_RECORD: PackWriting.tr(
            "This is no longer in the pack, or has no id of its own. Open the pack again."
        ),
        WhyNotWritable.SEVERAL_PLACES: PackWriting.tr(
            "These words stand in several places of the text. Select some more words with them."
        ),
        WhyNotWritable.ID_TAKEN: PackWriting.tr(
            "Something else in the pack has this id. Choose another."
        ),
    }[error.why]
