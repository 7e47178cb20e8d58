"""Speech that dashes begin is found, and what the narrator puts between is left out."""

from __future__ import annotations

from itertools import pairwise

import pytest

from desktop.core.extraction.extract import extract
from desktop.core.extraction.reading.dialogue_dashes import spoken_after_dashes

SPANISH = """La inspectora llegó al puente antes de que saliera el sol y miró el agua oscura.
—No es seguro —dijo Ada Quill—. Nadie lo ha visto todavía.
—¿Y quién lo va a mirar? —preguntó el alcalde.
—Usted mismo, si quiere.
Los dos bajaron despacio por la escalera de piedra y no hablaron más hasta llegar al río."""
FRENCH = """L'inspectrice arriva au pont avant le lever du soleil et regarda l'eau noire.
— Il n'est pas sûr, dit-elle. Personne ne l'a encore vu.
— Et qui va le regarder ? demanda le maire.
— Vous-même, si vous voulez.
Tous les deux descendirent lentement et ne parlèrent plus jusqu'à la rivière."""
RUSSIAN = """Инспектор пришла к мосту до рассвета и долго смотрела на тёмную воду.
— Он не безопасен, — сказала Ада Квилл. — Никто его ещё не видел.
— Мост — это дорога, и она нужна всем нам.
Оба медленно спустились по каменной лестнице к реке."""
POLISH = """Inspektorka przyszła nad most przed wschodem słońca i patrzyła na ciemną wodę.
– Nie jest bezpieczny – powiedziała Ada Quill. – Nikt go jeszcze nie widział.
– A kto na niego spojrzy?
Oboje zeszli powoli po kamiennych schodach nad rzekę i nie rozmawiali już więcej."""
SAID = {
    "es": [
        "No es seguro",
        "Nadie lo ha visto todavía.",
        "¿Y quién lo va a mirar?",
        "Usted mismo, si quiere.",
    ],
    "fr": [
        "Il n'est pas sûr,",
        "Personne ne l'a encore vu.",
        "Et qui va le regarder ?",
        "Vous-même, si vous voulez.",
    ],
    "ru": [
        "Он не безопасен,",
        "Никто его ещё не видел.",
        "Мост — это дорога, и она нужна всем нам.",
    ],
    "pl": ["Nie jest bezpieczny", "Nikt go jeszcze nie widział.", "A kto na niego spojrzy?"],
}
TEXTS = {"es": SPANISH, "fr": FRENCH, "ru": RUSSIAN, "pl": POLISH}


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("tag", ["as it is", "en"])
def test_what_is_said_is_shown_as_speech_without_a_speaker(language: str, tag: str) -> None:
    text = TEXTS[language]

    found = extract(text, language=language if tag == "as it is" else tag).quotations

    assert [each.content.of(text) for each in found] == SAID[language]
    assert all(each.is_speech and each.speaker is None for each in found)
    # The dash belongs to what is said, and no two stretches overlap.
    assert text[found[0].extent.start] in "—–"
    ends = [(each.extent.start, each.extent.end) for each in found]
    assert ends == sorted(ends)
    assert all(one[1] <= two[0] for one, two in pairwise(ends))


def test_marks_inside_of_speech_are_part_of_it_and_others_stand_beside_it() -> None:
    text = (
        SPANISH
        + """
El periódico escribió: «El puente está cerrado». Nadie preguntó por qué.
—Leí «cerrado» en la puerta y me fui a casa."""
    )

    found = [each.content.of(text) for each in extract(text, language="es").quotations]

    assert found[-2:] == [
        "El puente está cerrado",
        "Leí «cerrado» en la puerta y me fui a casa.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Tres cosas hacen falta para cruzar el río con los niños de la escuela:\n— una cuerda;\n"
        "— un mapa;\n— pan para todos",
        "El puente es de todos los que viven en el pueblo y de quien lo cruza.\n— Víctor Quill",
        "Hay que llevar al río todo lo que se pueda:\n- una cuerda.\n- un mapa.\n- pan.",
    ],
)
def test_lists_and_names_below_a_text_are_no_speech(text: str) -> None:
    assert extract(text, language="es").quotations == ()


def test_nothing_begins_with_a_dash_in_english() -> None:
    text = "The bridge was dark.\n—It is not safe —said Ada Quill—. Nobody saw it.\n—Who will look?"

    assert spoken_after_dashes(text, "en") == ()
    assert extract(text).quotations == ()


@pytest.mark.parametrize("tag", ["fr", "en"])
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("— Tu viens ?\n— Oui.", ["Tu viens ?", "Oui."]),
        (
            "— Tu viens ? demanda Paul.\n— Oui, dit-elle.\n— Alors vite !",
            ["Tu viens ?", "Oui,", "Alors vite !"],
        ),
        (
            "— Où vas-tu ?\n— À la gare, répondit Jeanne. Le train part tard.\n— Bien.",
            ["Où vas-tu ?", "À la gare,", "Le train part tard.", "Bien."],
        ),
    ],
)
def test_a_short_dialogue_is_read_whatever_its_tag_says(
    tag: str, text: str, said: list[str]
) -> None:
    found = extract(text, language=tag).quotations

    assert [each.content.of(text) for each in found] == said


def test_one_line_alone_may_be_speech_and_a_list_in_english_is_none() -> None:
    text = "Il ouvrit la porte.\n— Bonsoir, madame.\nElle sourit."
    points = "— Bring a coat.\n— Come to the hall.\n— Be on time."

    found = [each.content.of(text) for each in extract(text, language="fr").quotations]

    assert found == ["Bonsoir, madame."]
    assert extract(points, language="en").quotations == ()
