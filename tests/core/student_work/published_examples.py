"""Examples as guides to the styles print them, each read in the guide that it names.

What was written from memory and could not be looked up stands in UNVERIFIED: it is tried too, but
says nothing of whether a style is right.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from desktop.core.student_work.citations.person_name import name_from
from desktop.core.student_work.citations.reference import (
    CitationStyle,
    CitedDate,
    CitedKind,
    Reference,
)

MLA, APA = CitationStyle.MLA, CitationStyle.APA
NOTE, BIBLIOGRAPHY = CitationStyle.CHICAGO_17_NOTES, CitationStyle.CHICAGO_17_NOTES
DATED = CitationStyle.CHICAGO_17_AUTHOR_DATE
DATED_18, NOTES_18 = CitationStyle.CHICAGO_18_AUTHOR_DATE, CitationStyle.CHICAGO_18_NOTES


class Example(NamedTuple):
    """A source, a style, and its citation; `pages` are cited in a note."""

    style: CitationStyle
    reference: Reference
    printed: str
    pages: str | None = None


def a_source(kind: CitedKind, authors: str = "", **known: Any) -> Reference:
    """A source; several names are parted by semicolons."""
    for role in ("editors", "directors"):
        if role in known:
            known[role] = tuple(name_from(each) for each in known[role].split("; "))
    if isinstance(known.get("issued"), tuple):
        known["issued"] = CitedDate(*known["issued"])
    if isinstance(known.get("accessed"), tuple):
        known["accessed"] = CitedDate(*known["accessed"])
    names = tuple(name_from(each) for each in authors.split("; ") if each)
    return Reference(id="one", kind=kind, authors=names, **known)


SWING_TIME = a_source(
    CitedKind.BOOK,
    "Smith, Zadie",
    title="Swing Time",
    publisher="Penguin Press",
    publisher_city="New York",
    issued=(2016,),
)
CURIOUS = a_source(
    CitedKind.BOOK,
    "Grazer, Brian; Fishman, Charles",
    title="A Curious Mind: The Secret to a Bigger Life",
    publisher="Simon & Schuster",
    publisher_city="New York",
    issued=(2015,),
)
WALKING = a_source(
    CitedKind.CHAPTER,
    "Thoreau, Henry David",
    title="Walking",
    container="The Making of the American Essay",
    editors="D’Agata, John",
    pages="167-195",
    publisher="Graywolf Press",
    publisher_city="Minneapolis",
    issued=(2016,),
)
TAIWAN = a_source(
    CitedKind.JOURNAL,
    "Keng, Shao-Hsun; Lin, Chun-Hung; Orazem, Peter F.",
    title="Expanding College Access in Taiwan, 1978–2014: Effects on Graduate Quality and Income"
    " Inequality",
    container="Journal of Human Capital",
    volume="11",
    issue="1",
    issued=CitedDate(2017, season="Spring"),
    pages="1-34",
)
TALENT = a_source(
    CitedKind.CHAPTER,
    "Aron, Laurie; Botella, Marion; Lubart, Todd",
    title="Culinary arts: Talent and their development",
    container="The psychology of high performance: Developing human potential into domain-specific"
    " talent",
    editors="Subotnik, Rena F.; Olszewski-Kubilius, Paula; Worrell, Frank C.",
    pages="345-359",
    publisher="American Psychological Association",
    issued=(2019,),
)

VERIFIED = {
    "APA manual, example 1": Example(
        APA,
        a_source(
            CitedKind.JOURNAL,
            "McCauley, Stewart M.; Christiansen, Morten H.",
            title="Language learning as language use: A cross-linguistic model of child language"
            " development",
            container="Psychological Review",
            volume="126",
            issue="1",
            pages="1-51",
            issued=(2019,),
            doi="10.1037/rev0000126",
        ),
        "McCauley, S. M., & Christiansen, M. H. (2019). Language learning as language use: A"
        " cross-linguistic model of child language development. Psychological Review, 126(1),"
        " 1–51. https://doi.org/10.1037/rev0000126",
    ),
    "APA manual, example 20": Example(
        APA,
        a_source(
            CitedKind.BOOK,
            "Brown, Laura S.",
            title="Feminist therapy",
            edition=2,
            publisher="American Psychological Association",
            issued=(2018,),
            doi="10.1037/0000092-000",
        ),
        "Brown, L. S. (2018). Feminist therapy (2nd ed.). American Psychological Association."
        " https://doi.org/10.1037/0000092-000",
    ),
    "APA manual, example 38": Example(
        APA,
        a_source(
            CitedKind.CHAPTER,
            "Balsam, Kimberly F.; Martell, Christopher R.; Jones, Kyle P.; Safren, Steven A.",
            title="Affirmative cognitive behavior therapy with sexual and gender minority people",
            container="Culturally responsive cognitive behavior therapy: Practice and supervision",
            editors="Iwamasa, Gayle Y.; Hays, Pamela A.",
            edition=2,
            pages="287-314",
            publisher="American Psychological Association",
            issued=(2019,),
            doi="10.1037/0000119-012",
        ),
        "Balsam, K. F., Martell, C. R., Jones, K. P., & Safren, S. A. (2019). Affirmative"
        " cognitive behavior therapy with sexual and gender minority people. In G. Y. Iwamasa &"
        " P. A. Hays (Eds.), Culturally responsive cognitive behavior therapy: Practice and"
        " supervision (2nd ed., pp. 287–314). American Psychological Association."
        " https://doi.org/10.1037/0000119-012",
    ),
    "APA manual, example 50": Example(
        APA,
        a_source(
            CitedKind.REPORT,
            "National Cancer Institute",
            title="Facing forward: Life after cancer treatment",
            genre="NIH Publication",
            number="18-2424",
            publisher="U.S. Department of Health and Human Services, National Institutes of Health",
            issued=(2018,),
            url="https://www.cancer.gov/publications/patient-education/life-after-treatment.pdf",
        ),
        "National Cancer Institute. (2018). Facing forward: Life after cancer treatment (NIH"
        " Publication No. 18-2424). U.S. Department of Health and Human Services, National"
        " Institutes of Health."
        " https://www.cancer.gov/publications/patient-education/life-after-treatment.pdf",
    ),
    "APA manual, example 90": Example(
        APA,
        a_source(
            CitedKind.FILM,
            "University of Oxford",
            title="How do geckos walk on water?",
            genre="Video",
            publisher="YouTube",
            issued=(2018, 12, 6),
            url="https://www.youtube.com/watch?v=qm1xGfOZJc8",
        ),
        "University of Oxford. (2018, December 6). How do geckos walk on water? [Video]. YouTube."
        " https://www.youtube.com/watch?v=qm1xGfOZJc8",
    ),
    "APA manual, example 111": Example(
        APA,
        a_source(
            CitedKind.WEB_PAGE,
            "Centers for Disease Control and Prevention",
            title="People at high risk of developing flu-related complications",
            container="Centers for Disease Control and Prevention",
            issued=(2018, 1, 23),
            url="https://www.cdc.gov/flu/about/disease/high_risk.htm",
        ),
        "Centers for Disease Control and Prevention. (2018, January 23). People at high risk of"
        " developing flu-related complications. https://www.cdc.gov/flu/about/disease/high_risk.htm",
    ),
    "APA sample references, newspaper in print": Example(
        APA,
        a_source(
            CitedKind.NEWS,
            "Harlan, Chico",
            title="North Korea vows to restart shuttered nuclear reactor that can make bomb-grade"
            " plutonium",
            container="The Washington Post",
            pages="A1, A4",
            issued=(2013, 4, 2),
        ),
        "Harlan, C. (2013, April 2). North Korea vows to restart shuttered nuclear reactor that can"
        " make bomb-grade plutonium. The Washington Post, A1, A4.",
    ),
    "APA sample references, newspaper from a database": Example(
        APA,
        a_source(
            CitedKind.NEWS,
            "Stobbe, Mike",
            title="Cancer death rate in U.S. sees largest one-year drop ever",
            container="Chicago Tribune",
            issued=(2020, 1, 8),
        ),
        "Stobbe, M. (2020, January 8). Cancer death rate in U.S. sees largest one-year drop ever."
        " Chicago Tribune.",
    ),
    "APA sample references, chapter": Example(
        APA,
        TALENT,
        "Aron, L., Botella, M., & Lubart, T. (2019). Culinary arts: Talent and their development."
        " In R. F. Subotnik, P. Olszewski-Kubilius, & F. C. Worrell (Eds.), The psychology of high"
        " performance: Developing human potential into domain-specific talent (pp. 345–359)."
        " American Psychological Association.",
    ),
    "Library guide to APA 7, news site": Example(
        APA,
        a_source(
            CitedKind.WEB_PAGE,
            "Hellman, Jessie; Bowden, John",
            title="US surpasses 10 million COVID-19 infections",
            container="The Hill",
            issued=(2020, 11, 11),
            url="https://thehill.com/policy/healthcare/525073-us-passes-10-million-covid-19-infections",
        ),
        "Hellman, J., & Bowden, J. (2020, November 11). US surpasses 10 million COVID-19"
        " infections. The Hill."
        " https://thehill.com/policy/healthcare/525073-us-passes-10-million-covid-19-infections",
    ),
    "Library guide to MLA 9, one author": Example(
        MLA,
        a_source(
            CitedKind.BOOK,
            "Hayles, Katherine",
            title="My Mother Was a Computer: Digital Subjects and Literary Texts",
            publisher="U of Chicago",
            issued=(2005,),
        ),
        "Hayles, Katherine. My Mother Was a Computer: Digital Subjects and Literary Texts. U of"
        " Chicago, 2005.",
    ),
    "Library guide to MLA 9, two authors": Example(
        MLA,
        a_source(
            CitedKind.BOOK,
            "Cole, George; Smith, Christopher",
            title="Criminal Justice in America",
            publisher="Wadsworth",
            issued=(1996,),
        ),
        "Cole, George, and Christopher Smith. Criminal Justice in America. Wadsworth, 1996.",
    ),
    "Library guide to MLA 9, anthology": Example(
        MLA,
        a_source(
            CitedKind.CHAPTER,
            "Hurt, James; Wilkie, Brian",
            title="Volume 1: The Ancient World Through the Renaissance",
            container="Literature of the Western World",
            editors="Jewell, Leah",
            edition=5,
            publisher="Prentice-Hall",
            issued=(2001,),
            pages="24-29",
        ),
        "Hurt, James, and Brian Wilkie. “Volume 1: The Ancient World Through the Renaissance.”"
        " Literature of the Western World, edited by Leah Jewell, 5th ed., Prentice-Hall, 2001,"
        " pp. 24-29.",
    ),
    "Library guide to MLA 9, one book": Example(
        MLA,
        a_source(
            CitedKind.BOOK,
            "Milkis, Sidney M.; Nelson, Michael",
            title="The American Presidency: Origins and Development, 1776-1993",
            edition=2,
            publisher="CQ Press",
            issued=(1994,),
        ),
        "Milkis, Sidney M., and Michael Nelson. The American Presidency: Origins and Development,"
        " 1776-1993. 2nd ed., CQ Press, 1994.",
    ),
    "Library guide to Chicago, note": Example(
        NOTE, SWING_TIME, "Zadie Smith, Swing Time (New York: Penguin Press, 2016), 315.", "315"
    ),
    "Library guide to Chicago, bibliography": Example(
        BIBLIOGRAPHY, SWING_TIME, "Smith, Zadie. Swing Time. New York: Penguin Press, 2016."
    ),
    "Library guide to Chicago 17, note on a book": Example(
        NOTE,
        a_source(
            CitedKind.BOOK,
            "Francis, Mary",
            title="The Fun of Motivation: Crossing the Threshold Concepts",
            publisher="Association of College and Research Libraries",
            publisher_city="Chicago",
            issued=(2017,),
        ),
        "Mary Francis, The Fun of Motivation: Crossing the Threshold Concepts (Chicago: Association"
        " of College and Research Libraries, 2017), 24.",
        "24",
    ),
    "Library guide to Chicago 17, note on a journal": Example(
        NOTE,
        a_source(
            CitedKind.JOURNAL,
            "Perry, Heather Brodie",
            title="Information Literacy in the Sciences: Faculty Perception of Undergraduate"
            " Student Skill",
            container="College & Research Libraries",
            volume="78",
            issue="7",
            issued=(2017,),
        ),
        "Heather Brodie Perry, “Information Literacy in the Sciences: Faculty Perception of"
        " Undergraduate Student Skill,” College & Research Libraries 78, no. 7 (2017): 973.",
        "973",
    ),
    "Department's guide to Chicago, three authors": Example(
        BIBLIOGRAPHY,
        a_source(
            CitedKind.JOURNAL,
            "Degand, Liesbeth; Lefèvre, Nathalie; Bestgen, Yves",
            title="The Impact of Connectives and Anaphoric Expressions on Expository Discourse"
            " Comprehension",
            container="Document Design",
            volume="1",
            issue="1",
            issued=(1999,),
            pages="39-51",
        ),
        "Degand, Liesbeth, Nathalie Lefèvre, and Yves Bestgen. “The Impact of Connectives and"
        " Anaphoric Expressions on Expository Discourse Comprehension.” Document Design 1, no. 1"
        " (1999): 39–51.",
    ),
    "Journal's guide to author-date, book": Example(
        DATED, SWING_TIME, "Smith, Zadie. 2016. Swing Time. New York: Penguin Press."
    ),
    "Journal's guide to author-date, two authors": Example(
        DATED,
        CURIOUS,
        "Grazer, Brian, and Charles Fishman. 2015. A Curious Mind: The Secret to a Bigger Life."
        " New York: Simon & Schuster.",
    ),
    "Journal's guide to author-date, chapter": Example(
        DATED,
        WALKING,
        "Thoreau, Henry David. 2016. “Walking.” In The Making of the American Essay, edited by John"
        " D’Agata, 167–95. Minneapolis: Graywolf Press.",
    ),
    "Journal's guide to author-date, edition": Example(
        DATED,
        a_source(
            CitedKind.BOOK,
            "Lesina, Roberto",
            title="Il nuovo manuale di stile",
            edition=2,
            publisher="Zanichelli",
            publisher_city="Bologna",
            issued=(1994,),
        ),
        "Lesina, Roberto. 1994. Il nuovo manuale di stile. 2nd ed. Bologna: Zanichelli.",
    ),
    "Journal's guide to author-date, journal": Example(
        DATED,
        TAIWAN,
        "Keng, Shao-Hsun, Chun-Hung Lin, and Peter F. Orazem. 2017. “Expanding College Access in"
        " Taiwan, 1978–2014: Effects on Graduate Quality and Income Inequality.” Journal of Human"
        " Capital 11, no. 1 (Spring): 1–34.",
    ),
    "Library guide to author-date, newspaper": Example(
        DATED,
        a_source(
            CitedKind.NEWS,
            "Sokol, Jason",
            title="Which M.L.K. do we Celebrate?",
            container="The New York Times",
            issued=(2017, 1, 16),
        ),
        "Sokol, Jason. 2017. “Which M.L.K. do we Celebrate?” The New York Times, January 16, 2017.",
    ),
}
SEEDS = a_source(
    CitedKind.NEWS,
    "Blum, Dani",
    title="Are Flax Seeds All That?",
    container="New York Times",
    issued=(2023, 12, 13),
    url="https://www.nytimes.com/2023/12/13/well/eat/flax-seeds-benefits.html",
)
UNVERIFIED = {
    "Chicago 18, note on a newspaper": Example(
        NOTES_18,
        SEEDS,
        "Dani Blum, “Are Flax Seeds All That?,” New York Times, December 13, 2023,"
        " https://www.nytimes.com/2023/12/13/well/eat/flax-seeds-benefits.html.",
        "",
    ),
    "Chicago 18, newspaper": Example(
        DATED_18,
        SEEDS,
        "Blum, Dani. 2023. “Are Flax Seeds All That?” New York Times, December 13, 2023."
        " https://www.nytimes.com/2023/12/13/well/eat/flax-seeds-benefits.html.",
    ),
    "MLA 9, film": Example(
        MLA,
        a_source(
            CitedKind.FILM,
            title="Opening Night",
            directors="Cassavetes, John",
            publisher="Faces Distribution",
            issued=(1977,),
        ),
        "Opening Night. Directed by John Cassavetes, Faces Distribution, 1977.",
    ),
    "MLA 9, picture": Example(
        MLA,
        a_source(
            CitedKind.PICTURE,
            "Goya, Francisco",
            title="The Family of Charles IV",
            held_by="Museo del Prado",
            held_at="Madrid",
            issued=(1800,),
        ),
        "Goya, Francisco. The Family of Charles IV. 1800, Museo del Prado, Madrid.",
    ),
    "MLA 9, page without an author": Example(
        MLA,
        a_source(
            CitedKind.WEB_PAGE,
            title="Athlete’s Foot - Topic Overview",
            container="WebMD",
            issued=(2014, 9, 25),
            url="https://www.webmd.com/skin-problems-and-treatments/tc/athletes-foot",
        ),
        "“Athlete’s Foot - Topic Overview.” WebMD, 25 Sept. 2014,"
        " www.webmd.com/skin-problems-and-treatments/tc/athletes-foot.",
    ),
    "APA 7, no date": Example(
        APA,
        a_source(
            CitedKind.WEB_PAGE,
            "U.S. Census Bureau",
            title="U.S. and world population clock",
            publisher="U.S. Department of Commerce",
            accessed=(2020, 1, 9),
            url="https://www.census.gov/popclock/",
        ),
        "U.S. Census Bureau. (n.d.). U.S. and world population clock. U.S. Department of Commerce."
        " Retrieved January 9, 2020, from https://www.census.gov/popclock/",
    ),
    "APA 7, letter": Example(
        APA,
        Reference(
            id="one",
            kind=CitedKind.LETTER,
            authors=(name_from("Frank, Lawrence K."),),
            recipient=name_from("Ogden, Robert M."),
            held_by="Rockefeller Archive Center",
            held_in="GEB series 1.3, Box 371, Folder 3877",
            held_at="Tarrytown, NY, United States",
            issued=CitedDate(1935, 2, 4),
        ),
        "Frank, L. K. (1935, February 4). [Letter to Robert M. Ogden]. Rockefeller Archive Center"
        " (GEB series 1.3, Box 371, Folder 3877), Tarrytown, NY, United States.",
    ),
    "Chicago 17, site without a date": Example(
        NOTE,
        a_source(
            CitedKind.WEB_PAGE,
            "Yale University",
            title="About Yale: Yale Facts",
            accessed=(2017, 5, 1),
            url="https://www.yale.edu/about-yale/yale-facts",
        ),
        "“About Yale: Yale Facts,” Yale University, accessed May 1, 2017,"
        " https://www.yale.edu/about-yale/yale-facts.",
        "",
    ),
}
