"""In languages other than English quotations are found in their own marks, without a speaker."""

from __future__ import annotations

import pytest

from desktop.core.extraction.extract import extract
from tests.each_case import check_each

# Invented; the marks are those of each language's own printed texts. U+202F and U+00A0 are the
# narrow and the plain space that no line may break at.
GERMAN = (
    "Die Stadt hat die alte Brücke am Montag gesperrt, und viele gehen nun einen weiten Weg.\n"
    "„Niemand soll zu Schaden kommen“, sagte Bürgermeisterin Hanna Vogt am Abend. „Wir bauen bis"
    " Mai.“\n"
    "Ein Anwohner rief: „Sie hat doch gesagt ‚in einer Woche‘, und nun das!“\n"
    "Die Zeitung nannte den Plan »mutig, aber teuer«."
)
FRENCH = (
    "La mairie a fermé le vieux pont lundi soir, et beaucoup font maintenant un long détour.\n"
    "«\u202fPersonne ne doit être blessé\u202f», a dit la maire Claire Morel."
    " «\u202fNous réparons avant mai.\u202f»\n"
    "Un voisin a parlé de «\u00a0la promesse “d’hier”, vite oubliée\u00a0» et n’a rien ajouté."
)
SPANISH = (
    "El ayuntamiento cerró el puente viejo el lunes por la noche y muchos dan ahora un rodeo.\n"
    "«Nadie debe sufrir daño», dijo la alcaldesa Inés Robledo. “Lo arreglamos en mayo”, añadió.\n"
    "—No me lo creo —dijo un vecino.\n"
    "Otro preguntó: «¿Quién dijo “mañana”?»."
)
POLISH = (
    "Miasto zamknęło stary most w poniedziałek wieczorem i wielu chodzi teraz okrężną drogą.\n"
    "„Nikt nie może ucierpieć” – powiedziała burmistrz Anna Zielińska. „Naprawimy go do maja”.\n"
    "Sąsiad dodał: „Czytałem «Gazetę», tam było inaczej”."
)
SWEDISH = (
    "Kommunen stängde den gamla bron på måndagskvällen, och många går nu en lång omväg.\n"
    "”Ingen ska komma till skada”, sade borgmästaren Karin Lund. ”Vi lagar den före maj.”\n"
    "En granne kallade planen ”djärv men dyr” och gick hem."
)
FINNISH = (
    "Kaupunki sulki vanhan sillan maanantaina, ja moni kulkee nyt pitkän kiertotien kautta.\n"
    "»Kukaan ei saa loukkaantua», sanoi pormestari Aino Laine. »Korjaamme sen toukokuussa.»"
)
DANISH = (
    "Byen lukkede den gamle bro mandag aften, og mange går nu en lang omvej til skole hver dag.\n"
    "»Ingen må komme til skade,« sagde borgmester Karen Lund. »Vi reparerer den før maj.«"
)
DUTCH = (
    "De gemeente sloot maandagavond de oude brug, en velen maken nu elke dag een lange omweg.\n"
    "‘Niemand mag gewond raken’, zei burgemeester Anna Smit. ‘Wij herstellen hem voor mei.’"
)
CZECH = (
    "Město v pondělí večer zavřelo starý most a mnozí teď chodí dlouhou oklikou.\n"
    "„Nikdo nesmí přijít k úrazu,“ řekla starostka Jana Nová. „Opravíme ho do května.“"
)
RUSSIAN = (
    "Город закрыл старый мост в понедельник вечером, и многие теперь ходят в обход.\n"
    "«Никто не должен пострадать», — сказала мэр Анна Белова. «Мы починим его до мая».\n"
    "Сосед ответил: «Я читал „Вестник“, там было иначе»."
)
UKRAINIAN = (
    "Місто закрило старий міст у понеділок увечері, і багато хто тепер ходить в обхід.\n"
    "«Ніхто не має постраждати», — сказала мер Олена Гай. “Полагодимо до травня”, — додала вона."
)
GREEK = (
    "Ο δήμος έκλεισε την παλιά γέφυρα τη Δευτέρα το βράδυ και πολλοί κάνουν τώρα κύκλο.\n"
    "«Κανείς δεν πρέπει να πάθει κακό», είπε η δήμαρχος Άννα Λέκκα. «Τον Μάιο ανοίγει.»\n"
    "Ένας γείτονας είπε: «Διάβασα “ασφαλής” στην εφημερίδα»."
)
ITALIAN = (
    "Il comune ha chiuso il vecchio ponte lunedì sera, e molti fanno ora un lungo giro.\n"
    "«Nessuno deve farsi male», ha detto la sindaca Elena Conti. “Lo ripariamo entro maggio”,"
    " ha aggiunto.\n"
    'Un vicino parla di "una scelta coraggiosa" e se n’è andato.'
)
CHINESE = (
    "市政府星期一晚上关闭了旧桥，很多人现在要绕远路。\n"
    "“不能让任何人受伤，”市长王丽说。“我们五月前修好。”\n"
    "邻居说：“报纸写着‘安全’。”"
)
JAPANESE = "市は月曜日の夜に古い橋を閉じた。市長の森花子は「誰も怪我をしてはならない」と言った。"

TEXTS = {
    "de": (
        GERMAN,
        [
            "Niemand soll zu Schaden kommen",
            "Wir bauen bis Mai.",
            "Sie hat doch gesagt ‚in einer Woche‘, und nun das!",
            "mutig, aber teuer",
        ],
    ),
    "fr": (
        FRENCH,
        [
            "Personne ne doit être blessé",
            "Nous réparons avant mai.",
            "la promesse “d’hier”, vite oubliée",
        ],
    ),
    "es": (
        SPANISH,
        [
            "Nadie debe sufrir daño",
            "Lo arreglamos en mayo",
            "No me lo creo",
            "¿Quién dijo “mañana”?",
        ],
    ),
    "pl": (
        POLISH,
        [
            "Nikt nie może ucierpieć",
            "Naprawimy go do maja",
            "Czytałem «Gazetę», tam było inaczej",
        ],
    ),
    "sv": (SWEDISH, ["Ingen ska komma till skada", "Vi lagar den före maj.", "djärv men dyr"]),
    "fi": (FINNISH, ["Kukaan ei saa loukkaantua", "Korjaamme sen toukokuussa."]),
    "da": (DANISH, ["Ingen må komme til skade,", "Vi reparerer den før maj."]),
    "nl": (DUTCH, ["Niemand mag gewond raken", "Wij herstellen hem voor mei."]),
    "cs": (CZECH, ["Nikdo nesmí přijít k úrazu,", "Opravíme ho do května."]),
    "ru": (
        RUSSIAN,
        [
            "Никто не должен пострадать",
            "Мы починим его до мая",
            "Я читал „Вестник“, там было иначе",
        ],
    ),
    "uk": (UKRAINIAN, ["Ніхто не має постраждати", "Полагодимо до травня"]),
    "el": (
        GREEK,
        [
            "Κανείς δεν πρέπει να πάθει κακό",
            "Τον Μάιο ανοίγει.",
            "Διάβασα “ασφαλής” στην εφημερίδα",
        ],
    ),
    "it": (
        ITALIAN,
        ["Nessuno deve farsi male", "Lo ripariamo entro maggio", "una scelta coraggiosa"],
    ),
    "zh": (CHINESE, ["不能让任何人受伤，", "我们五月前修好。", "报纸写着‘安全’。"]),
}
# The tag of a text may be missing, and may be wrong: "en" is what an article has by default.
TAGS = ("", "own", "own-XX", "en", "en-GB")


@pytest.mark.parametrize("tag", TAGS)
def test_quotations_are_found_in_the_marks_of_the_language(tag: str) -> None:
    def are_found(language: str) -> None:
        text, expected = TEXTS[language]
        found = extract(text, language=tag.replace("own", language))

        assert [quotation.content.of(text) for quotation in found.quotations] == expected

    check_each(TEXTS, are_found)


@pytest.mark.parametrize("tag", TAGS)
def test_nobody_is_guessed_whatever_the_tag_says(tag: str) -> None:
    def have_no_speaker(language: str) -> None:
        text, _ = TEXTS[language]
        found = extract(text, language=tag.replace("own", language))

        assert found.speakers == ()
        assert [(q.speaker, q.mention, q.cue) for q in found.quotations] == [
            (None, None, None) for _ in found.quotations
        ]

    check_each(TEXTS, have_no_speaker)


@pytest.mark.parametrize("tag", ["", "ja", "ja-JP", "en"])
def test_nobody_is_guessed_in_a_text_without_spaces(tag: str) -> None:
    assert extract(JAPANESE, language=tag).speakers == ()


def test_english_words_in_a_text_of_another_language_do_not_make_it_english() -> None:
    text = GERMAN + "\nDas Lied „The House of the Rising Sun“ sang Ann Hale, und „Who is it?“ auch."

    found = extract(text, language="en")

    assert found.speakers == ()
    assert len(found.quotations) == 6


def test_an_english_text_keeps_its_speakers_beside_a_quotation_in_another_language() -> None:
    text = (
        "The mayor of Vogtstadt closed the old bridge on Monday and most of the town was angry.\n"
        "“Niemand soll zu Schaden kommen,” said Hanna Vogt, the mayor, in German.\n"
        "“It is what they always say,” said Peter Braun, who lives at the other end of it."
    )

    found = extract(text)

    assert [speaker.name for speaker in found.speakers] == ["Hanna Vogt", "Peter Braun"]
