"""What a reader does not see yet is not loaded by the start of the program."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks.loaded_modules import Made, loaded_modules, made_by_start, own_modules

# Each with all that lies in it.
LATE = (
    "desktop.adding",
    "desktop.beside",
    "desktop.cards.card_links",
    "desktop.cards.speaker_menu",
    "desktop.core.anchoring.description",
    "desktop.core.corroborating",
    "desktop.core.extraction.extract",
    "desktop.core.extraction.lexicon",
    "desktop.core.extraction.reading",
    "desktop.core.extraction.rules",
    "desktop.core.extraction.weighing",
    "desktop.core.fields",
    "desktop.core.indexing.entries",
    "desktop.core.importing",
    "desktop.core.indexing.documents",
    "desktop.core.indexing.feeding",
    "desktop.core.library.article_bin",
    "desktop.core.library.article_measures",
    "desktop.core.library.article_tags",
    "desktop.core.library.backups",
    "desktop.core.library.bin",
    "desktop.core.library.checking",
    "desktop.core.library.collections",
    "desktop.core.library.copies",
    "desktop.core.library.damages",
    "desktop.core.library.lesson_words",
    "desktop.core.library.listing",
    "desktop.core.library.reading_marks",
    "desktop.core.library.source_data",
    "desktop.core.library.mending",
    "desktop.core.library.midway",
    "desktop.core.library.pictures",
    "desktop.core.library.rescue",
    "desktop.core.library.sole_writer",
    "desktop.core.packs",
    "desktop.core.printing",
    "desktop.core.reporting",
    "desktop.core.searching",
    "desktop.core.speakers.correcting",
    "desktop.core.student_work",
    "desktop.core.text.explained_words",
    "desktop.core.text.blocks",
    "desktop.core.text.headings",
    "desktop.core.text.initials",
    "desktop.core.text.stored_shape",
    "desktop.core.text.told_lines",
    "desktop.core.text.typed_words",
    "desktop.core.text.words_gone",
    "desktop.corroborate",
    "desktop.desks.beside_desk",
    "desktop.desks.escaping",
    "desktop.desks.between_desk",
    "desktop.desks.corroboration_desk",
    "desktop.desks.adding_desk",
    "desktop.desks.arranging_desk",
    "desktop.desks.building_desk",
    "desktop.desks.draft_desk",
    "desktop.desks.parts_desk",
    "desktop.desks.quote_check_desk",
    "desktop.desks.writing_desk",
    "desktop.live.draft_folder",
    "desktop.live.lesson_building",
    "desktop.live.lesson_draft",
    "desktop.wording.claim_hints",
    "desktop.writing",
    "desktop.desks.browsing_desk",
    "desktop.library",
    "desktop.live.measuring",
    "desktop.wording.arranged_articles",
    "desktop.desks.watching_desk",
    "desktop.desks.watching_words",
    "desktop.desks.loading_desk",
    "desktop.loading",
    "desktop.live.loading",
    "desktop.live.pack_readers",
    "desktop.wording.added_lessons",
    "desktop.live.adding",
    "desktop.live.file_readers",
    "desktop.live.importing",
    "desktop.live.pasting",
    "desktop.live.watched_folder",
    "desktop.cards.rich_words",
    "desktop.core.library.answers",
    "desktop.core.packs.closed_notes",
    "desktop.core.library.lesson_contents",
    "desktop.desks.answering_desk",
    "desktop.desks.lesson_desk",
    "desktop.desks.levels_desk",
    "desktop.lesson",
    "desktop.live.lessons",
    "desktop.questions.answer_form",
    "desktop.questions.cards",
    "desktop.questions.questions",
    "desktop.wording.questions",
    "desktop.desks.search_desk",
    "desktop.wording.certainties",
    "desktop.wording.cue_classes",
    "desktop.wording.damage",
    "desktop.wording.errors",
    "desktop.live.corroboration",
    "desktop.live.edits",
    "desktop.live.pictures",
    "desktop.live.search",
    "desktop.live.search_now",
    "desktop.live.search_on_screen",
    "desktop.desks.words_on_page",
    "desktop.desks.first_steps_desk",
    "desktop.desks.guide_desk",
    "desktop.desks.library_words",
    "desktop.desks.person_desk",
    "desktop.desks.printing_desk",
    "desktop.desks.rescuing",
    "desktop.desks.sheets",
    "desktop.live.edits.judgements",
    "desktop.core.publisher_key",
    "desktop.core.source_question",
    "desktop.desks.source_desk",
    "desktop.source",
    "desktop.wording.source_questions",
    "desktop.person",
    "desktop.printing",
    "desktop.reader.contents",
    "desktop.reader.legend",
    "desktop.search.completions",
    "desktop.window.first_steps",
    "desktop.notes.cards",
    "desktop.notes.composer",
    "desktop.notes.note_editor",
    "desktop.notes.notes",
    "desktop.reader.find_bar",
    "desktop.reader.line_focus",
    "desktop.reader.long_bar",
    "desktop.reader.page_shape",
    "desktop.reader.passage_label",
    "desktop.reader.passage_words",
    "desktop.reader.reporting_marks",
    "desktop.reader.selection_bar",
    "desktop.reader.shape_painter",
    "desktop.reader.table_setting",
    "desktop.reader.telling",
    "desktop.search.filters",
    "desktop.search.results",
    "desktop.search.search_tools",
    "desktop.starting.asking",
    "desktop.starting.system_libraries",
    "desktop.starting.window_claim",
    "desktop.voices.cards",
    "desktop.voices.reasons",
    "desktop.voices.voices",
    "desktop.window.check_report",
    "desktop.cards.word_choice",
    "desktop.core.dictionary",
    "desktop.desks.taking_out_desk",
    "desktop.desks.text_printing_desk",
    "desktop.desks.on_paper",
    "desktop.window.text_print_choice",
    "desktop.live.work_pdf",
    "desktop.window.export_dialog",
    "desktop.wording.work_labels",
    "desktop.desks.word_desk",
    "desktop.word",
    "desktop.window.guide",
    "desktop.window.key_list",
    "desktop.settings.text_settings",
    "desktop.window.notice",
    "desktop.window.page_pile",
    "desktop.window.print_choice",
    "desktop.window.two_texts",
    "argparse",
    "dataclasses",
    "getpass",
    "index",
    "inspect",
    "numpy",
    "platform",
    "platformdirs",
    "seeds",
    "subprocess",
    "tempfile",
    "tomllib",
    "uuid",
    "whoosh",
)
# What a plain start may make until then; raise it only for what a reader sees at once. Python
# and Qt's binding compile some twenty patterns themselves, and a bare window has 44 enumerations.
PAINTED = Made(modules=166, patterns=47, enumerations=280)
ANSWERED = Made(modules=167, patterns=47, enumerations=280)
_MOST_STARTS = 4


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library that was opened once: the first start fills it, and reads what it opens."""
    library = tmp_path_factory.mktemp("start") / "library"
    loaded_modules(library)
    return library


@pytest.fixture(scope="module")
def loaded(library: Path) -> set[str]:
    """What the second start over a library loads."""
    return loaded_modules(library)


@pytest.fixture(scope="module")
def made(library: Path) -> dict[str, Made]:
    """What such a start has made when its reader first sees, and does, something.

    On a busy machine a timer may be due before the page is painted, and what it loads then is
    counted too: of a few starts the one counts that was held up least.
    """
    starts: list[dict[str, Made]] = []
    while len(starts) < _MOST_STARTS:
        starts.append(made_by_start(library))
        if starts[-1]["painted"].modules <= PAINTED.modules:
            break
    return min(starts, key=lambda start: start["painted"].modules)


def test_a_start_loads_nothing_that_is_wanted_later(loaded: set[str]) -> None:
    early = {name for name in loaded for late in LATE if f"{name}.".startswith(f"{late}.")}

    assert sorted(early) == []


@pytest.mark.parametrize(("moment", "most"), [("painted", PAINTED), ("answered", ANSWERED)])
def test_what_a_start_makes_does_not_grow(made: dict[str, Made], moment: str, most: Made) -> None:
    by_then = made[moment]

    assert by_then.modules <= most.modules
    assert by_then.patterns <= most.patterns
    assert by_then.enumerations <= most.enumerations


def test_nothing_is_merely_put_off_until_the_page_rests(
    made: dict[str, Made], loaded: set[str]
) -> None:
    assert len(own_modules(loaded)) <= made["answered"].modules + 2
