"""What else in a library speaks of a passage."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.core.article import Article, ArticleId
from desktop.core.corroborating.answer import AskedPassage, Corroboration, Parallel
from desktop.core.corroborating.corroborate import corroborate
from desktop.core.corroborating.surroundings import surroundings
from desktop.core.indexing.feeding import Indexing
from desktop.core.lesson import LessonPack
from desktop.core.library.library import Library
from desktop.core.packs.reading import read_pack
from desktop.core.searching.article_search import ArticleSearch
from desktop.core.span import Span
from seeds import pack_folders
from tests.core.an_empty_library import a_library
from tests.core.builders import an_article, span_of

SURVEY = (
    "Rust was found on nine of the twelve beams of the harbour bridge, a survey says.\n"
    "The mayor, Anna Keller, says that the bridge is safe."
)
LETTER = (
    "I walk my dog every morning and I like the sea.\n"
    "Of the twelve beams of the bridge only four show rust, said Tom Reed, who measured them.\n"
    "My dog is fine."
)
GARDEN = "Tomatoes need sun and water. Plant them in May, and feed them twice a month."
COPY = (
    "News in brief.\n"
    "Rust was found on nine of the twelve beams of the harbour bridge, a survey says."
)

Ask = Callable[..., Corroboration]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def ask(folder: Path) -> Ask:
    """Asks about words of the first of these articles."""

    def ask(
        words: str, *texts: str, is_indexed: bool = True, known: str = "", typed: str = ""
    ) -> Corroboration:
        with a_library(folder) as library:
            for number, text in enumerate(texts):
                library.articles.add(
                    an_article(
                        f"a{number}",
                        text,
                        title=f"Title {number}",
                        publisher=f"Paper {number}",
                        published=f"202{5 - number}-01-01",
                    )
                )
        if is_indexed:
            Indexing(folder, folder / "index").feed()
        search = ArticleSearch(folder, folder / "index")
        asked = AskedPassage(ArticleId("a0"), span_of(words, texts[0]), known, typed=typed)
        with Library.open_for_reading(folder) as library:
            answer = corroborate(library, search, asked)
        search.close()
        return answer

    return ask


def passages(answer: Corroboration) -> list[Parallel]:
    return [passage for article in answer.articles for passage in article.passages]


def lit(passage: Parallel) -> list[str]:
    return [span.of(passage.text) for span in passage.highlights]


def test_another_article_that_speaks_of_the_same_is_found_with_the_shared_words(ask: Ask) -> None:
    answer = ask("nine of the twelve beams", SURVEY, LETTER, GARDEN)

    [passage] = passages(answer)
    assert answer.articles[0].publisher == "Paper 1"
    assert passage.text.startswith("Of the twelve beams")
    assert passage.paragraph == 2
    assert {"twelve", "beams", "rust", "bridge"} <= set(lit(passage))
    assert passage.same_as is None
    assert answer.independent == 1
    assert answer.others == 2


@pytest.mark.parametrize("is_indexed", [True, False])
def test_it_is_found_with_and_without_an_index(ask: Ask, is_indexed: bool) -> None:
    answer = ask("nine of the twelve beams", SURVEY, LETTER, GARDEN, is_indexed=is_indexed)

    [passage] = passages(answer)
    assert passage.text.startswith("Of the twelve beams")
    assert answer.is_from_scan is not is_indexed
    assert answer.is_whole


def test_what_shares_nothing_does_not_appear(ask: Ask) -> None:
    answer = ask("nine of the twelve beams", SURVEY, GARDEN)

    assert answer.articles == ()
    assert answer.others == 1


def test_one_common_word_is_no_relation(ask: Ask) -> None:
    text = "A bridge of words is a fine thing, the poet thinks."

    assert ask("nine of the twelve beams", SURVEY, text).articles == ()


def test_the_same_words_are_marked_and_are_no_other_source(ask: Ask) -> None:
    answer = ask("Rust was found on nine", SURVEY, COPY)

    [passage] = passages(answer)
    assert passage.same_as == "a0"
    assert "Rust was found on nine of the twelve beams of the harbour bridge, a survey says" in lit(
        passage
    )
    assert answer.independent == 0


def test_who_copies_from_an_article_before_it_is_told(ask: Ask) -> None:
    asked = "Nine beams of the bridge are rusty, as Anna Keller admits; all twelve were surveyed."

    answer = ask("Nine beams of the bridge are rusty", asked, COPY, SURVEY)

    copied = {article.id: article.passages[0].same_as for article in answer.articles}
    assert copied == {"a1": "a2", "a2": None}
    assert answer.independent == 1


def test_other_places_of_the_same_article_stand_apart_and_never_the_passage_itself(
    ask: Ask,
) -> None:
    text = f"{SURVEY}\nThe twelve beams of the harbour bridge are from 1931."

    answer = ask("nine of the twelve beams", text, GARDEN)

    assert answer.articles == ()
    assert [place.text for place in answer.here] == [
        "The twelve beams of the harbour bridge are from 1931."
    ]


def test_a_speaker_is_named_where_the_shared_words_are_quoted(ask: Ask) -> None:
    quoted = "The council met. “Nine of the twelve beams of the bridge are rusty,” said Tom Reed."

    answer = ask("nine of the twelve beams", SURVEY, quoted)

    [passage] = passages(answer)
    assert passage.speaker == "Tom Reed"
    assert passage.voice == 0


def test_a_speaker_is_named_without_an_index_too(ask: Ask) -> None:
    quoted = "The council met. “Nine of the twelve beams of the bridge are rusty,” said Tom Reed."

    answer = ask("nine of the twelve beams", SURVEY, quoted, is_indexed=False)

    assert [passage.speaker for passage in passages(answer)] == ["Tom Reed"]


@pytest.mark.parametrize(("known", "found"), [("", 0), ("Corrosion on the girders", 1)])
def test_a_claim_in_other_words_finds_more_than_its_place(ask: Ask, known: str, found: int) -> None:
    text = "Corrosion has reached most girders of the crossing."

    answer = ask("nine of the twelve beams", SURVEY, text, known=known)

    assert len(passages(answer)) == found


def test_words_of_ones_own_are_looked_for_instead(ask: Ask) -> None:
    answer = ask("nine of the twelve beams", SURVEY, LETTER, GARDEN, typed="tomatoes sun")

    assert [passage.text for passage in passages(answer)] == ["Tomatoes need sun and water."]


def test_words_that_are_nowhere_find_nothing(ask: Ask) -> None:
    assert ask("nine of the twelve beams", SURVEY, LETTER, typed="zebra").articles == ()


def test_a_passage_without_telling_words_finds_nothing(ask: Ask) -> None:
    answer = ask("that the", "He says that the. And so on.", LETTER)

    assert answer.articles == ()


def test_an_article_that_the_index_has_not_seen_is_found(folder: Path, ask: Ask) -> None:
    ask("nine of the twelve beams", SURVEY, GARDEN)
    with a_library(folder) as library:
        library.articles.add(an_article("late", LETTER, title="Late"))
    search = ArticleSearch(folder, folder / "index")

    with Library.open_for_reading(folder) as library:
        asked = AskedPassage(ArticleId("a0"), span_of("nine of the twelve beams", SURVEY))
        answer = corroborate(library, search, asked)

    search.close()
    assert [article.id for article in answer.articles] == ["late"]
    assert not answer.is_from_scan


def test_one_article_does_not_hide_the_others(ask: Ask) -> None:
    many = "\n".join(
        f"The twelve beams of the bridge were painted {colour}."
        for colour in ("red", "blue", "green", "white", "black", "grey")
    )

    answer = ask("nine of the twelve beams", SURVEY, many, LETTER)

    assert {article.id for article in answer.articles} == {"a1", "a2"}
    [first] = [article for article in answer.articles if article.id == "a1"]
    assert len(first.passages) == 4
    assert first.left_out > 0


def test_the_surroundings_are_the_paragraphs_before_and_after(ask: Ask) -> None:
    answer = ask("nine of the twelve beams", SURVEY, LETTER)
    [passage] = passages(answer)
    article = an_article("a1", LETTER)

    around = surroundings(article, passage, answer.words)

    assert around.before.startswith("I walk my dog")
    assert around.after == "My dog is fine."
    assert around.passage.of(around.text) == passage.text
    assert {span.of(around.text) for span in around.highlights} >= {"twelve", "beams"}


def test_surroundings_survive_an_article_that_became_shorter(ask: Ask) -> None:
    answer = ask("nine of the twelve beams", SURVEY, LETTER)
    [passage] = passages(answer)

    assert surroundings(an_article("a1", "Short."), passage, answer.words).text == "Short."
    assert surroundings(an_article("a1", ""), passage, answer.words).text == ""


@pytest.fixture(scope="module")
def bridge() -> LessonPack:
    packs = [read_pack(folder).pack for folder in pack_folders()]
    return next(pack for pack in packs if pack is not None and pack.id == "tanners-bridge")


CLAIMS = {
    "c-cost-courier": "repair would cost nearly £2 million",
    "c-cost-voice": "would cost £1.6 million",
    "c-users-courier": "500 people a day",
    "c-users-voice": "some 400 people a day",
    "c-round-courier": "adds 25 minutes",
    "c-round-voice": "about 15 minutes longer",
    "c-months": "Nine months, or a year if the spring is wet",
    "c-year": "closed for about nine months",
    "c-easter": "by Easter",
    "c-warning": "on Tuesday the gates were locked",
}


@pytest.mark.parametrize("claim_id", CLAIMS)
def test_two_reports_of_one_event_lead_to_each_other(
    folder: Path, bridge: LessonPack, claim_id: str
) -> None:
    with a_library(folder) as library:
        library.lessons.install([bridge])
    search = ArticleSearch(folder, folder / "index")
    claim = next(each for each in bridge.claims if each.id.endswith(f"/{claim_id}"))

    with Library.open_for_reading(folder) as library:
        asked = AskedPassage(claim.article_id, claim.places[0].span, claim.title)
        answer = corroborate(library, search, asked)

    assert any(CLAIMS[claim_id] in passage.text for passage in passages(answer))


def test_what_only_one_report_says_finds_nothing(folder: Path, bridge: LessonPack) -> None:
    with a_library(folder) as library:
        library.lessons.install([bridge])
        article: Article = next(a for a in bridge.articles if a.id.endswith("/voice"))
    search = ArticleSearch(folder, folder / "index")
    words = "the same wear, he said, had been noted in 2019 and again in 2022"
    start = article.text.index(words)

    with Library.open_for_reading(folder) as library:
        asked = AskedPassage(article.id, Span(start, start + len(words)))
        answer = corroborate(library, search, asked)

    assert answer.articles == ()


def _add(library: Library, language: str, *texts: str) -> None:
    for number, text in enumerate(texts):
        library.articles.add(an_article(f"a{number}", text, title="T", language=language))


@pytest.mark.parametrize(
    ("language", "asked", "text", "other"),
    [
        (
            "zh",
            "旧桥将在五月之前保持关闭",
            "市议会星期一开会。旧桥将在五月之前保持关闭。",
            "昨天下雨。工程师说，旧桥将在五月之前保持关闭。学校没有课。",
        ),
        (
            "ja",
            "古い橋は五月まで閉鎖される",
            "市議会は月曜日に開かれた。古い橋は五月まで閉鎖される。",
            "昨日は雨だった。古い橋は五月まで閉鎖される。学校は休みだ。",
        ),
        ("th", "สะพานเก่าจะปิดจนถึงเดือนพฤษภาคม", "สภาเมืองประชุม สะพานเก่าจะปิดจนถึงเดือนพฤษภาคม",
         "ฝนตกเมื่อวาน สะพานเก่าจะปิดจนถึงเดือนพฤษภาคม โรงเรียนหยุด"),
        ("ko", "낡은 다리는 오월까지 닫힌다", "시의회가 열렸다. 낡은 다리는 오월까지 닫힌다.",
         "어제 비가 왔다. 낡은 다리는 오월까지 닫힌다. 학교는 쉰다."),
    ],
)  # fmt: skip
def test_a_repeat_letter_for_letter_is_found_where_nothing_parts_words(
    folder: Path, language: str, asked: str, text: str, other: str
) -> None:
    unrelated = {"zh": "猫喜欢鱼和牛奶。", "ja": "猫は魚と牛乳が好きだ。", "th": "แมวชอบกินปลา",
                 "ko": "고양이는 생선을 좋아한다."}  # fmt: skip
    with a_library(folder) as library:
        _add(library, language, text, other, unrelated[language])
        search = ArticleSearch(folder, folder / "index")
        answer = corroborate(
            library, search, AskedPassage(ArticleId("a0"), Span(text.index(asked), len(text)))
        )
        search.close()

    [passage] = passages(answer)
    assert passage.ref.article_id == "a1"
    assert passage.same_as == "a0"
    assert any(asked in words for words in lit(passage))
    assert len(answer.words.shown) < len(answer.words)


def test_two_words_of_chinese_are_no_relation(folder: Path) -> None:
    text = "市议会星期一开会。旧桥将在五月之前保持关闭。"
    with a_library(folder) as library:
        _add(library, "zh", text, "五月的花园里有玫瑰，星期一浇水。")
        search = ArticleSearch(folder, folder / "index")
        answer = corroborate(library, search, AskedPassage(ArticleId("a0"), Span(0, len(text))))
        search.close()

    assert answer.articles == ()


@pytest.mark.parametrize(
    ("asked", "other"),
    [
        ("Around 400 people cross it daily", "Some 400 pedestrians a day use the bridge."),
        ("400 pedestrians a day", "Every day 400 people walk across."),
    ],
)
def test_a_number_with_what_it_counts_is_found_in_other_words(
    ask: Ask, asked: str, other: str
) -> None:
    answer = ask(asked, f"It was built long ago. {asked}.", f"News. {other}", GARDEN)

    [passage] = passages(answer)
    assert "400" in passage.shared
    assert passage.text.endswith(other)


def test_a_number_of_something_else_is_no_relation(ask: Ask) -> None:
    asked = "Around 400 people cross it daily"

    assert ask(asked, f"{SURVEY}\n{asked}.", "The bakery sold 400 rolls on Sunday.").articles == ()


FLOOD = (
    "Rust was found on nine of the twelve beams of the harbour bridge, a survey says."
    " The mayor, Anna Keller, says that the bridge is safe, and that nobody need walk round it."
)
REST = (
    "Beams of that kind last for forty years where salt does not come to them, an engineer said."
    " The harbour company, which owns the bridge, will look at the other three beams in May."
    " Until then lorries have to go by way of the northern road, and pay nothing for it."
)


def test_copies_of_one_report_count_once(ask: Ask) -> None:
    own = "Nine beams of the harbour bridge are eaten by rust, Tom Reed told the Paper. " + LETTER
    agency, again = f"{FLOOD}\n{REST}", f"In brief.\n{FLOOD}\n{REST}"
    question = f"The survey of the harbour bridge is out.\n{SURVEY}\n{GARDEN}\n{GARDEN[::-1]}"

    answer = ask("nine of the twelve beams", question, again, agency, own)

    copies = {str(each.id): each.copy_of for each in answer.articles}
    assert copies["a1"] == "a2"
    assert copies["a2"] is None
    assert copies.get("a3") is None
    assert [each.id for each in answer.articles if each.has_own_words] == ["a3"]


def test_copies_of_one_report_count_once_however_many_there_are(ask: Ask) -> None:
    own = "Nine beams of the harbour bridge are eaten by rust, Tom Reed told the Paper. " + LETTER
    question = f"The survey of the harbour bridge is out.\n{SURVEY}\n{GARDEN}\n{GARDEN[::-1]}"
    copies = [f"Paper {number} reports.\n{FLOOD}\n{REST}" for number in range(24)]

    answer = ask("nine of the twelve beams", question, *copies, own)

    assert len(answer.articles) == 25
    # One of them came out first.
    firsts = {each.copy_of for each in answer.articles if each.copy_of is not None}
    assert len(firsts) == 1
    assert sum(each.copy_of in firsts for each in answer.articles) == 23
    assert [each.id for each in answer.articles if each.has_own_words] == ["a25"]


def test_a_copy_of_the_text_that_is_asked_about_says_nothing_of_its_own(ask: Ask) -> None:
    answer = ask("nine of the twelve beams", f"{FLOOD}\n{REST}", f"{REST}\nIn brief: {FLOOD}")

    assert [each.copy_of for each in answer.articles] == ["a0"]
    assert answer.independent == 0
