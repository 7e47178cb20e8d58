"""Sources are cited as guides to the styles print it, one by one and in whole lists."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.annotation import Annotation
from desktop.core.record import replace
from desktop.core.source_question import SourceQuestion
from desktop.core.student_work.citations.article_reference import reference_of
from desktop.core.student_work.citations.chicago import chicago
from desktop.core.student_work.citations.citation import Citation
from desktop.core.student_work.citations.exchange import bibtex, csl_json, ris
from desktop.core.student_work.citations.in_text import cited_in_text
from desktop.core.student_work.citations.numbers_cited import shortened_range, typed_date
from desktop.core.student_work.citations.person_name import PersonName, name_from, names_from
from desktop.core.student_work.citations.reference import (
    CitationStyle,
    CitedDate,
    CitedKind,
    Reference,
    date_from,
)
from desktop.core.student_work.citations.sentence_case import sentence_case
from desktop.core.student_work.citations.short_title import short_title
from desktop.core.student_work.citations.title_case import title_case
from desktop.core.student_work.citations.works_cited import chicago_form, entry, works_cited
from tests.core.builders import an_annotation, an_article
from tests.core.student_work.published_examples import (
    UNVERIFIED,
    VERIFIED,
    Example,
    a_source,
)

MLA, APA = CitationStyle.MLA, CitationStyle.APA
CHICAGO = CitationStyle.CHICAGO_17_NOTES
CHICAGO_18 = CitationStyle.CHICAGO_18_NOTES
DATED = CitationStyle.CHICAGO_17_AUTHOR_DATE


@pytest.mark.parametrize("example", [*VERIFIED.values()], ids=[*VERIFIED])
def test_an_example_that_a_guide_prints_comes_out_letter_by_letter(example: Example) -> None:
    assert made(example).plain == example.printed


@pytest.mark.parametrize("example", [*UNVERIFIED.values()], ids=[*UNVERIFIED])
def test_what_was_never_seen_in_a_guide_stays_as_it_is_believed_to_be(example: Example) -> None:
    assert made(example).plain == example.printed


def made(example: Example) -> Citation:
    if example.pages is None:
        return entry(example.reference, example.style)
    form = chicago_form(example.style, is_note=True)
    return chicago(example.reference, form, pages=example.pages)


def news(title: str, authors: str = "Reyes, Ana", day: str = "2020-05-03") -> Reference:
    known = a_source(
        CitedKind.NEWS, authors, title=title, container="Harbour Post", issued=date_from(day)
    )
    return replace(known, id=title)


def entries(style: CitationStyle, *references: Reference) -> list[str]:
    return [work.entry.plain for work in works_cited(references, style)]


def test_titles_are_slanted_where_the_style_slants_them() -> None:
    assert entry(news("Ferry late"), APA).html == (
        "Reyes, A. (2020, May 3). Ferry late. <i>Harbour Post</i>."
    )


def test_mla_writes_a_dash_for_an_author_who_was_just_named() -> None:
    assert entries(MLA, news("Tides"), news("Boats")) == [
        "Reyes, Ana. “Boats.” Harbour Post, 3 May 2020.",
        "———. “Tides.” Harbour Post, 3 May 2020.",
    ]


def test_chicago_writes_the_dash_up_to_its_seventeenth_edition() -> None:
    both = news("Tides"), news("Boats")

    assert [each[:4] for each in entries(CHICAGO, *both)] == ["Reye", "———."]
    assert [each[:4] for each in entries(CHICAGO_18, *both)] == ["Reye", "Reye"]


def test_apa_parts_works_of_one_year_by_letters_in_the_order_of_their_days() -> None:
    assert entries(
        APA, news("Boats", day="2020-09-01"), news("Tides"), news("Old", day="2019")
    ) == [
        "Reyes, A. (2019). Old. Harbour Post.",
        "Reyes, A. (2020a, May 3). Tides. Harbour Post.",
        "Reyes, A. (2020b, September 1). Boats. Harbour Post.",
    ]


def test_works_without_a_date_have_letters_too() -> None:
    both = entries(APA, news("Boats", day=""), news("Tides", day=""))

    assert [each[10:20] for each in both] == ["(n.d.-a). ", "(n.d.-b). "]


def test_author_date_parts_works_of_one_year_by_their_titles() -> None:
    both = entries(DATED, news("Tides"), news("Boats", day="2020-09-01"))

    assert [each[:32] for each in both] == [
        "Reyes, Ana. 2020a. “Boats.” Harb",
        "———. 2020b. “Tides.” Harbour Pos",
    ]


def test_a_list_goes_by_letters_and_not_by_accents_marks_or_articles() -> None:
    listed = entries(MLA, news("The Zoo", ""), news("“A” is B", "Émile, Zoë"), news("Elk", ""))

    assert [each.split()[0] for each in listed] == ["“Elk.”", "Émile,", "“The"]


def test_without_an_author_the_title_begins_and_in_chicago_the_paper() -> None:
    alone = news("Ferry late again", "")

    assert entry(alone, APA).plain == "Ferry late again. (2020, May 3). Harbour Post."
    assert entry(alone, MLA).plain == "“Ferry late again.” Harbour Post, 3 May 2020."
    assert entry(alone, CHICAGO).plain == "Harbour Post. “Ferry late again.” May 3, 2020."


def test_a_title_that_asks_needs_no_full_stop() -> None:
    asks = news("Who pays?")

    assert entry(asks, APA).plain == "Reyes, A. (2020, May 3). Who pays? Harbour Post."
    assert entry(asks, MLA).plain == "Reyes, Ana. “Who pays?” Harbour Post, 3 May 2020."


def test_marks_in_a_title_become_single_ones_between_marks() -> None:
    said = entry(news("Mayor: “Never”"), MLA).plain

    assert said == "Reyes, Ana. “Mayor: ‘Never.’” Harbour Post, 3 May 2020."


def test_a_page_without_any_date_is_cited_in_every_style() -> None:
    bare = a_source(CitedKind.WEB_PAGE, title="Tide tables")

    for style in CitationStyle:
        assert "Tide tables" in entry(bare, style).plain
        assert ".." not in entry(bare, style).plain


def test_a_small_word_before_a_family_name_stands_where_the_style_has_it() -> None:
    one = news("Dykes", "van der Berg, Jan")

    assert entry(one, MLA).plain.startswith("Berg, Jan van der.")
    assert entry(one, APA).plain.startswith("van der Berg, J.")
    assert cited_in_text(one, MLA).plain == "(van der Berg)"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Ana Reyes", PersonName("Reyes", "Ana")),
        ("Jan van der Berg", PersonName("Berg", "Jan", "van der")),
        ("Dick Van Dyke", PersonName("Van Dyke", "Dick")),
        ("Martin King, Jr.", PersonName("King", "Martin", suffix="Jr.")),
        ("World Health Organization", PersonName("World Health Organization")),
        ("Plato", PersonName("Plato")),
    ],
)
def test_a_name_is_taken_apart(written: str, name: PersonName) -> None:
    assert name_from(written) == name


def test_a_line_over_an_article_may_name_several() -> None:
    names = names_from("By Ana Reyes, Tom Ito and Jan van der Berg")

    assert [name.turned for name in names] == ["Reyes, Ana", "Ito, Tom", "Berg, Jan van der"]


def test_given_names_with_hyphens_keep_them_in_initials() -> None:
    assert name_from("Mary-jane Ito").initials == "M.-J."


@pytest.mark.parametrize(
    ("pages", "mla", "chicago_form"),
    [
        ("143-148", "143-48", "143–48"),
        ("315-316", "315-16", "315–16"),
        ("101-108", "101-08", "101–8"),
        ("100-104", "100-04", "100–104"),
        ("1087-1089", "1087-89", "1087–89"),
        ("9-10", "9-10", "9–10"),
        ("A1, A4", "A1, A4", "A1, A4"),
    ],
)
def test_page_ranges_are_as_long_as_their_style_has_them(
    pages: str, mla: str, chicago_form: str
) -> None:
    assert shortened_range(pages, "-", chicago=False) == mla
    assert shortened_range(pages, "–", chicago=True) == chicago_form


def test_days_that_follow_each_other_are_a_range() -> None:
    talk = a_source(
        CitedKind.SPEECH,
        "Ito, Tom",
        title="Tides",
        genre="Conference talk",
        event="Harbour Days",
        event_at="Ostwick",
        issued=CitedDate(2019, 3, 30, until=(4, 1)),
    )

    assert entry(talk, APA).plain == (
        "Ito, T. (2019, March 30–April 1). Tides [Conference talk]. Harbour Days, Ostwick."
    )


def test_a_date_that_is_none_is_its_year() -> None:
    assert date_from("2020-13-40") == CitedDate(2020)
    assert date_from("last spring") is None


def test_words_in_a_text_are_followed_by_who_said_them_and_where() -> None:
    one = news("Ferry late")

    assert cited_in_text(one, APA, paragraph=3, letter="a").plain == "(Reyes, 2020a, para. 3)"
    assert cited_in_text(one, DATED).plain == "(Reyes 2020)"
    assert cited_in_text(one, CHICAGO).plain == (
        "Ana Reyes, “Ferry late,” Harbour Post, May 3, 2020."
    )
    assert cited_in_text(news("Ferry late again this week", ""), MLA).plain == (
        "(“Ferry late again this week”)"
    )


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Council Votes to Close the Old Harbour Bridge Next Spring", "Council Votes"),
        ("How to Read a Tide Table: A Guide for Beginners", "How to Read"),
        ("The Double Vision of Michael Robartes and Others", "Double Vision"),
        ("What the Tide Brings to Us All", "What the Tide Brings"),
        ("“We Knew,” Says Mayor of the Rusting Bridge", "“We Knew”"),
        ("As the Sea Rises, Towns Move Inland", "As the Sea Rises"),
        ("Is It Safe? The Mayor Answers Many Questions", "Is It Safe?"),
        ("In the Shadow of the Big Old Bridge", "In the Shadow"),
        ("Storm over Westhaven Kills Two", "Storm over Westhaven Kills Two"),
        ("Under Western Eyes", "Under Western Eyes"),
        ("The", "The"),
        ("", ""),
    ],
)
def test_a_long_title_is_told_by_its_first_phrase(title: str, told: str) -> None:
    assert short_title(title) == told


@given(st.lists(st.sampled_from(["the", "Of", "Tide,", "“It", "is”", "2020:", "—", "?"])))
def test_what_stands_for_a_title_is_the_beginning_of_it(title: list[str]) -> None:
    told = short_title(" ".join(title), keeps_article=True)

    assert " ".join(title).startswith(told.rstrip("”"))


def kinds_of_sources() -> list[Reference]:
    """Every kind, by a person, by who brings it out, by nobody, and with who directed it."""
    known = {"title": "Tides of the Bay", "issued": (2020,), "publisher": "Tideway"}
    return [
        a_source(kind, authors, container=container, **known, **more)
        for kind in CitedKind
        for authors in ("", "Reyes, Ana", "Tideway", "Reyes, Ana; Ito, Tom; Park, Lee")
        for container in ("", "Tideway", "Harbour Post")
        for more in ({}, {"directors": "Sol, Mia"})
    ]


@pytest.mark.parametrize("style", [MLA, APA, DATED, CitationStyle.CHICAGO_18_AUTHOR_DATE])
def test_what_stands_in_the_text_leads_to_the_entry_that_begins_so(style: CitationStyle) -> None:
    for each in kinds_of_sources():
        told = cited_in_text(each, style).runs
        listed = entry(each, style)
        words = told[0].text.strip("(,“”) ") or told[1].text.strip("(,“”) ")
        first = words.partition(" et al.")[0].partition(", ")[0].partition(" 20")[0].rstrip(").")
        assert listed.plain.lstrip("“").startswith(first), (told, listed.plain)
        if told[0].text == "(":
            # What is slanted there is slanted here.
            assert told[1].is_italic == listed.runs[0].is_italic, (told, listed.runs)


def test_three_are_named_where_the_seventeenth_edition_names_them() -> None:
    one = a_source(CitedKind.BOOK, "Reyes, Ana; Ito, Tom; Park, Lee", title="Tides", issued=(2020,))

    assert cited_in_text(one, DATED).plain == "(Reyes, Ito, and Park 2020)"
    assert cited_in_text(one, CitationStyle.CHICAGO_18_AUTHOR_DATE).plain == "(Reyes et al. 2020)"


def test_a_page_without_an_author_is_told_with_its_site() -> None:
    one = a_source(
        CitedKind.WEB_PAGE,
        title="Read a Tide Table",
        container="Tides for All",
        accessed=(2024, 2, 1),
        url="https://tides.example/how",
    )

    assert cited_in_text(one, CHICAGO).plain == (
        "“Read a Tide Table,” Tides for All, accessed February 1, 2024, https://tides.example/how."
    )
    assert cited_in_text(one, DATED).plain == "(Tides for All n.d.)"
    # An address stays as it is, also where it comes first.
    assert entry(replace(one, container=""), MLA).plain == (
        "“Read a Tide Table.” tides.example/how. Accessed 1 Feb. 2024."
    )


def test_a_picture_and_an_interview_are_told_in_sentences() -> None:
    picture = a_source(
        CitedKind.PICTURE,
        "Mar, Ines",
        title="Dawn",
        genre="Oil on canvas",
        held_by="City Museum",
        issued=(1888,),
    )
    interview = a_source(
        CitedKind.INTERVIEW, "Keller, Anna", title="On Rust", container="Post", issued=(2019,)
    )
    asked = replace(interview, interviewers=(name_from("Tom Ito"),))

    assert entry(picture, CHICAGO).plain == "Mar, Ines. Dawn. 1888. Oil on canvas. City Museum."
    assert cited_in_text(picture, CHICAGO).plain == (
        "Ines Mar, Dawn, 1888, oil on canvas, City Museum."
    )
    assert entry(asked, CHICAGO).plain == (
        "Keller, Anna. “On Rust.” Interview by Tom Ito. Post, 2019."
    )


def test_an_article_is_cited_and_what_is_not_known_is_named() -> None:
    article = an_article(
        byline="By Ana Reyes", publisher="Harbour Post", published="", title="Ferry late"
    )

    found = reference_of(article)

    assert found.missing == (SourceQuestion.DAY,)
    assert entry(found.reference, APA).plain.startswith("Reyes, A. (n.d.). Ferry late.")


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        (
            "what the mayor said: a town and its bridge",
            "What the Mayor Said: A Town and Its Bridge",
        ),
        ("NASA looks up", "NASA Looks Up"),
        ("the iPhone and the well-known town", "The iPhone and the Well-Known Town"),
    ],
)
def test_title_case_is_offered(typed: str, wanted: str) -> None:
    assert title_case(typed) == wanted


@pytest.mark.parametrize(
    ("typed", "text", "wanted"),
    [
        ("What the Mayor Said: A Town", "", "What the mayor said: A town"),
        ("NASA Looks Up: the iPhone and I", "", "NASA looks up: The iPhone and I"),
        ("WHO LOCKED THE FERRY?", "", "Who locked the ferry?"),
        ("Anger as Town Locks the Ferry to Lund", "It is near Lund.", "Anger as town locks the"),
        ("The Ferry to Lund Sinks", "It is near Lund. The ferry sinks.", "The ferry to Lund sinks"),
        # It may be a name, and is one where the words stand together.
        ("A Town Locks Kay Bridge", "It is Kay Bridge, a bridge.", "A town locks Kay Bridge"),
        ("Tanner’s Bridge closed for years", "", "Tanner’s Bridge closed for years"),
        ("Ferry late: no boats today", "", "Ferry late: No boats today"),
        ("", "", ""),
    ],
)
def test_sentence_case_is_offered(typed: str, text: str, wanted: str) -> None:
    assert sentence_case(typed, text).startswith(wanted)
    assert sentence_case(sentence_case(typed, text), text) == sentence_case(typed, text)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("3 May 2020", CitedDate(2020, 5, 3)),
        ("May 3, 2020", CitedDate(2020, 5, 3)),
        ("Sept. 2020", CitedDate(2020, 9)),
        ("2020-05", CitedDate(2020, 5)),
        ("2020", CitedDate(2020)),
        ("3/4/2020", None),
        ("May 3 or 4, 2020", None),
        ("Maybe 2020", None),
        ("I could not find out", None),
    ],
)
def test_a_day_is_read_as_it_is_typed(typed: str, wanted: CitedDate | None) -> None:
    assert typed_date(typed) == wanted


def an_answer(question: SourceQuestion, body: str) -> Annotation:
    return replace(an_annotation("rust", body, name=question), question=question)


def test_what_was_found_out_about_a_source_is_cited() -> None:
    article = an_article(title="Ferry late")
    answers = [
        an_answer(SourceQuestion.AUTHOR, "By Ana Reyes"),
        an_answer(SourceQuestion.PUBLISHER, "The Harbour Post"),
        an_answer(SourceQuestion.DAY, "3 May 2020"),
        an_answer(SourceQuestion.TITLE, "Ferry Late"),
    ]

    found = reference_of(article, answers)

    assert found.missing == ()
    assert entry(found.reference, MLA).plain == (
        "Reyes, Ana. “Ferry Late.” The Harbour Post, 3 May 2020."
    )


def test_what_the_page_says_comes_before_what_was_found_out() -> None:
    article = an_article(title="Ferry late", byline="By Ana Reyes")

    found = reference_of(article, [an_answer(SourceQuestion.AUTHOR, "Tom Ito")])

    assert [each.family for each in found.reference.authors] == ["Reyes"]


@pytest.mark.parametrize(
    "said", ["I do not know yet", "Is it Ana Reyes?", "somebody from Lund", "A\nB", "x " * 80, ""]
)
def test_an_answer_that_is_no_name_is_not_cited(said: str) -> None:
    found = reference_of(an_article(), [an_answer(SourceQuestion.AUTHOR, said)])

    assert found.reference.authors == ()
    assert SourceQuestion.AUTHOR in found.missing


def test_other_programs_are_given_the_same_source() -> None:
    one = a_source(
        CitedKind.CHAPTER,
        "van der Berg, Jan; World Health Organization",
        title="Tides & {boats}",
        container="Water",
        editors="Ito, Tom",
        pages="3-9",
        issued=(2020, 5, 3),
        url="https://example.org/a",
    )

    [item] = json.loads(csl_json([one]))
    assert item["author"] == [
        {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"},
        {"literal": "World Health Organization"},
    ]
    assert item["issued"] == {"date-parts": [[2020, 5, 3]]}
    assert bibtex([one]) == (
        "@incollection{vanderBerg2020,\n"
        "  author = {van der Berg, Jan and {World Health Organization}},\n"
        "  editor = {Ito, Tom},\n"
        "  title = {{Tides \\& \\{boats\\}}},\n"
        "  booktitle = {Water},\n"
        "  year = {2020},\n"
        "  pages = {3-9},\n"
        "  url = {https://example.org/a},\n"
        "  month = may\n"
        "}\n"
    )
    assert ris([one]).split("\r\n") == [
        "TY  - CHAP",
        "AU  - van der Berg, Jan",
        "AU  - World Health Organization",
        "A2  - Ito, Tom",
        "TI  - Tides & {boats}",
        "T2  - Water",
        "PY  - 2020",
        "DA  - 2020/05/03/",
        "SP  - 3",
        "EP  - 9",
        "UR  - https://example.org/a",
        "ER  - ",
        "",
    ]


def test_two_sources_never_have_one_key() -> None:
    both = bibtex([news("Boats"), news("Tides")])

    assert "{Reyes2020," in both
    assert "{Reyes20202," in both


WORDS = st.text(max_size=30)


@given(
    title=WORDS,
    byline=WORDS,
    day=st.sampled_from(["", "2020", "2020-05", "2020-05-03"]),
    kind=st.sampled_from(CitedKind),
    style=st.sampled_from(CitationStyle),
)
def test_whatever_an_article_says_of_itself_it_can_be_cited(
    title: str, byline: str, day: str, kind: CitedKind, style: CitationStyle
) -> None:
    one = Reference("one", kind, title, names_from(byline), issued=date_from(day), url="x.org")
    writers: list[Callable[[list[Reference]], str]] = [csl_json, bibtex, ris]

    [work] = works_cited([one], style)

    assert work.entry.plain
    assert all(write([one]) for write in writers)
