"""`My Clippings.txt` as Kindles write it in ten languages: invented books, invented words.

Each has a mark, what was written on it, a bookmark without words, and the mark once more after it
was made longer.
"""

from __future__ import annotations

RULE = "=========="
WORDS, LONGER, SAID = "the bridge is old", "the bridge is old and rusty", "Who says so?"
TITLE = "Bridges (and Tides) of the Bay (Reyes, Ana)"
# Of each language: mark, note, bookmark, and the mark again, as their second lines say it.
LINES = {
    "en": (
        "- Your Highlight on page 12 | Location 204-205 | Added on Monday, May 1, 2023 8:27:13 PM",
        "- Your Note on page 12 | Location 205 | Added on Monday, May 1, 2023 8:28:00 PM",
        "- Your Bookmark on page 13 | Location 220 | Added on Monday, May 1, 2023 8:29:00 PM",
        "- Your Highlight on page 12 | Location 204-206 | Added on Monday, May 1, 2023 8:30:13 PM",
    ),
    "de": (
        "- Ihre Markierung auf Seite 12 | bei Position 204-205 | Hinzugefügt am Montag, 1. Mai 2023"
        " 20:27:13",
        "- Ihre Notiz auf Seite 12 | bei Position 205 | Hinzugefügt am Montag, 1. Mai 2023"
        " 20:28:00",
        "- Ihr Lesezeichen auf Seite 13 | bei Position 220 | Hinzugefügt am Montag, 1. Mai 2023"
        " 20:29:00",
        "- Deine Markierung auf Seite 12 | bei Position 204-206 | Hinzugefügt am Montag, 1. Mai"
        " 2023 20:30:13",
    ),
    "fr": (
        "- Votre surlignement sur la page 12 | emplacement 204-205 | Ajouté le lundi 1 mai 2023"
        " à 20:27:13",
        "- Votre note sur la page 12 | emplacement 205 | Ajouté le lundi 1 mai 2023 20:28:00",
        "- Votre signet sur la page 13 | emplacement 220 | Ajouté le lundi 1 mai 2023 20:29:00",
        "- Votre surlignement sur la page 12 | emplacement 204-206 | Ajouté le lundi 1 mai 2023"
        " 20:30:13",
    ),
    "es": (
        "- Tu subrayado en la página 12 | posición 204-205 | Añadido el lunes, 1 de mayo de 2023"
        " 8:27:13 p. m.",
        "- La nota en la página 12 | posición 205 | Añadido el lunes, 1 de mayo de 2023 20:28:00",
        "- Mi marcador en la página 13 | posición 220 | Añadido el lunes, 1 de mayo de 2023"
        " 20:29:00",
        "- La subrayado en la página 12 | posición 204-206 | Añadido el lunes, 1 de mayo de 2023"
        " 20:30:13",
    ),
    "it": (
        "- La tua evidenziazione a pagina 12 | posizione 204-205 | Aggiunto in data lunedì 1"
        " maggio 2023 20:27:13",
        "- La tua nota a pagina 12 | posizione 205 | Aggiunto in data lunedì 1 maggio 2023"
        " 20:28:00",
        "- Il tuo segnalibro a pagina 13 | posizione 220 | Aggiunto in data lunedì 1 maggio 2023"
        " 20:29:00",
        "- La tua evidenziazione a pagina 12 | posizione 204-206 | Aggiunto in data lunedì 1"
        " maggio 2023 20:30:13",
    ),
    "pt": (
        "- Seu destaque na página 12 | posição 204-205 | Adicionado: segunda-feira, 1 de maio de"
        " 2023 20:27:13",
        "- Sua nota na página 12 | posição 205 | Adicionado: segunda-feira, 1 de maio de 2023"
        " 20:28:00",
        "- Seu marcador na página 13 | posição 220 | Adicionado: segunda-feira, 1 de maio de 2023"
        " 20:29:00",
        "- Seu destaque na página 12 | posição 204-206 | Adicionado: segunda-feira, 1 de maio de"
        " 2023 20:30:13",
    ),
    "nl": (
        "- Uw markering op pagina 12 | Locatie 204-205 | Toegevoegd op maandag 1 mei 2023 20:27:13",
        "- Je notitie op pagina 12 | Locatie 205 | Toegevoegd op maandag 1 mei 2023 20:28:00",
        "- Je bladwijzer op pagina 13 | Locatie 220 | Toegevoegd op maandag 1 mei 2023 20:29:00",
        "- Je markering op pagina 12 | Locatie 204-206 | Toegevoegd op maandag 1 mei 2023 20:30:13",
    ),
    "zh": (
        "- 您在第 12 页（位置 #204-205）的标注 | 添加于 2023年5月1日星期一 下午8:27:13",
        "- 您在第 12 页（位置 #205）的笔记 | 添加于 2023年5月1日星期一 下午8:28:00",
        "- 您在第 13 页（位置 #220）的书签 | 添加于 2023年5月1日星期一 下午8:29:00",
        "- 您在第 12 页（位置 #204-206）的标注 | 添加于 2023年5月1日星期一 下午8:30:13",
    ),
    "ja": (
        "- 12ページ|位置No. 204-205のハイライト |作成日: 2023年5月1日月曜日 20:27:13",
        "- 12ページ|位置No. 205のメモ |作成日: 2023年5月1日月曜日 20:28:00",
        "- 13ページ|位置No. 220のブックマーク |作成日: 2023年5月1日月曜日 20:29:00",
        "- 12ページ|位置No. 204-206のハイライト |作成日: 2023年5月1日月曜日 20:30:13",
    ),
    "ru": (
        "- Ваш выделенный отрывок на странице 12 | Место 204–205 | Добавлено: понедельник, 1 мая"
        " 2023 г. в 20:27:13",
        "- Ваша заметка на странице 12 | Место 205 | Добавлено: понедельник, 1 мая 2023 г. в"
        " 20:28:00",
        "- Ваша закладка на странице 13 | Место 220 | Добавлено: понедельник, 1 мая 2023 г. в"
        " 20:29:00",
        "- Ваш выделенный отрывок на странице 12 | Место 204–206 | Добавлено: понедельник, 1 мая"
        " 2023 г. в 20:30:13",
    ),
}


def an_entry(line: str, words: str, title: str = TITLE) -> str:
    return f"{title}\r\n{line}\r\n\r\n{words}\r\n{RULE}\r\n"


def clippings(language: str) -> bytes:
    """The file of a device that speaks a language, with the mark that Amazon puts before it."""
    mark, note, bookmark, again = LINES[language]
    entries = (
        an_entry(mark, WORDS),
        an_entry(note, SAID),
        an_entry(bookmark, ""),
        an_entry(again, LONGER),
    )
    return f"\ufeff{''.join(entries)}".encode()
