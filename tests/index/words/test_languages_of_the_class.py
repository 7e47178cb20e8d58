"""What is found and marked in texts of the languages that are spoken in a class."""

from __future__ import annotations

import pytest

from index.asking.parsing import parse
from index.document import Document
from index.showing.highlights import matches
from tests.each_case import check_each
from tests.index.in_memory import in_memory

# For each language a text, what is typed, and the words that answer.
CASES: dict[str, tuple[str, dict[str, list[str]]]] = {
    "de": (
        "Die Eisenbahnbrücke bleibt gesperrt. Der Bürgermeister sprach von Bauarbeiten an der"
        " Straße; die Kinder gehen über die alten Brücken.",
        {
            "Brücke": ["Eisenbahnbrücke", "Brücken"],
            "bruecken": ["Eisenbahnbrücke", "Brücken"],
            "Strasse": ["Straße"],
            "Arbeit": ["Bauarbeiten"],
            "Kind": ["Kinder"],
        },
    ),
    "nl": (
        "De spoorwegbrug is dicht. De gemeenteraad vergadert over het schoolgebouw en de bruggen.",
        {"brug": ["spoorwegbrug", "bruggen"], "school": ["schoolgebouw"], "raad": []},
    ),
    "fr": (
        "L’école est fermée. Les élèves traversent le vieux pont, qu’on répare.",
        {"ecole": ["L’école"], "élève": ["élèves"], "ponts": ["pont"], "fermé": ["fermée"]},
    ),
    "es": (
        "Los niños cruzan el puente; la alcaldesa prometió arreglar las vigas oxidadas.",
        {"nino": ["niños"], "puentes": ["puente"], "viga": ["vigas"], "oxidada": ["oxidadas"]},
    ),
    "it": (
        "Nell’acqua del fiume c’è ruggine. I ponti dell’arte restano chiusi, dice la sindaca.",
        {"arte": ["dell’arte"], "ponte": ["ponti"], "chiuso": ["chiusi"]},
    ),
    "pt": (
        "As pontes estão fechadas. A câmara não explicou as razões.",
        {"ponte": ["pontes"], "camara": ["câmara"], "razões": ["razões"], "fechada": ["fechadas"]},
    ),
    "pl": (
        "Mieszkańcy starych mostów czekają. Inżynierowie badają belki w Łodzi.",
        {
            "most": ["mostów"],
            "mostow": ["mostów"],
            "inżynierów": ["Inżynierowie"],
            "belka": ["belki"],
            "Lodzi": ["Łodzi"],
        },
    ),
    "cs": (
        "Na školách se mluví o mostech. Starosta viděl rezavé trámy a školu.",
        {"škola": ["školách", "školu"], "mostů": ["mostech"], "tramu": ["trámy"]},
    ),
    "ro": (
        "Podul orașului rămâne închis. Inginerii au verificat școlile.",
        {"pod": ["Podul"], "oraș": ["orașului"], "oras": ["orașului"], "inginer": ["Inginerii"]},
    ),
    "hr": (
        "Gradonačelnica je zatvorila školu. Djeca prelaze ulicu kod mosta.",
        {"skola": ["školu"], "most": ["mosta"], "ulica": ["ulicu"], "djece": ["Djeca"]},
    ),
    "tr": (
        "Ankara'da köprünün yolları kapandı. Türkiye’nin öğretmenleri Isparta'ya gitti.",
        {
            "Ankara": ["Ankara'da"],
            "Ankara'ya": ["Ankara'da"],
            "türkiye": ["Türkiye’nin"],
            "ISPARTA": ["Isparta'ya"],
            "yol": ["yolları"],
            "kopru": ["köprünün"],
            "öğretmen": ["öğretmenleri"],
        },
    ),
    "vi": (
        "Cây cầu cũ bị đóng cửa. Các kỹ sư kiểm tra từng thanh dầm ở Đà Nẵng.",
        {"cầu": ["cầu"], "cau": ["cầu"], "da nang": ["Đà", "Nẵng"], '"kỹ sư"': ["kỹ sư"]},
    ),
    "id": (
        "Jembatannya ditutup. Anak-anak bersekolah di kota lain.",
        {"jembatan": ["Jembatannya"], "sekolah": ["bersekolah"], "anak": ["Anak", "anak"]},
    ),
    "sw": (
        "Daraja la zamani limefungwa. Ng’ombe wanavuka mto.",
        {"daraja": ["Daraja"], "ng'ombe": ["Ng’ombe"], "DARAJA": ["Daraja"]},
    ),
    "el": (
        "Η παλιά γέφυρα έκλεισε. Τα σχολεία είναι ανοιχτά.",
        {"γεφυρες": ["γέφυρα"], "ΓΈΦΥΡΑ": ["γέφυρα"], "σχολείο": ["σχολεία"]},
    ),
    "ru": (
        "Старый мост закрыт. Инженеры осмотрели балки мостов, а ёлку убрали.",
        {"мосты": ["мост", "мостов"], "инженер": ["Инженеры"], "елка": ["ёлку"]},
    ),
    "fa": (
        "پل‌های قدیمی بسته شد. مدرسه در سال ۱۴۰۲ ساخته شد و كتاب‌ها سوخت.",
        {
            "پل": ["پل‌های"],
            "پل‌ها": ["پل‌های"],
            "کتاب": ["كتاب‌ها"],
            "قديمي": ["قدیمی"],
            "1402": ["۱۴۰۲"],
        },
    ),
    "ar": (
        "أغلقت المدرسة الجسر القديم، وقال الأستاذ علي إنّ المستشفى مفتوح.",
        {
            "مدرسه": ["المدرسة"],
            "جسر": ["الجسر"],
            "على": ["علي"],
            "مستشفي": ["المستشفى"],
            "الاستاذ": ["الأستاذ"],
        },
    ),
    "he": (
        'דובר צה"ל הודיע: הגשר סגור. ג׳ירפה וצה״ל.',
        {'צה"ל': ['צה"ל'], "צה״ל": ['צה"ל'], "צהל": ['צה"ל'], "ג'ירפה": ["ג׳ירפה"]},
    ),
    "ko": (
        "학교에서 다리를 조사했다. 시장은 iPhone을 샀다.",
        {"학교": ["학교"], "다리": ["다리"], "iphone": ["iPhone"], "교학": []},
    ),
    "th": (
        "สภาเมืองปิดสะพานเก่าเพราะน้ำท่วมปี๒๕๖๗ มีข่าวเรื่องข้าว",
        {
            "สะพาน": ["สะพาน"],
            "น้ำ": ["น้ำ"],
            "นํ้าท่วม": ["น้ำท่วม"],
            "ข่าว": ["ข่าว"],
            "2567": ["๒๕๖๗"],
            "ขาว": [],
        },
    ),
    "lo": ("ສະພາເມືອງປິດຂົວເກົ່າຍ້ອນນ້ຳ", {"ຂົວ": ["ຂົວ"], "ນ້ຳ": ["ນ້ຳ"], "ນໍ້າ": ["ນ້ຳ"]}),
    "km": ("ក្រុមប្រឹក្សាបិទស្ពានចាស់", {"ស្ពាន": ["ស្ពាន"], "ចាស់": ["ចាស់"]}),
    "my": ("မြို့တော်ကောင်စီက တံတားဟောင်းကို ပိတ်သည်။", {"တံတား": ["တံတား"], "ကောင်စီ": ["ကောင်စီ"]}),
    "ja": (
        "市議会は古い橋を閉鎖した。ｶﾞｲﾄﾞとジョン・スミスの話。",
        {"橋": ["橋"], "市議会": ["市議会"], "ガイド": ["ｶﾞｲﾄﾞ"], "スミス": ["スミス"], "カイト": []},
    ),
    "zh": ("市议会决定关闭旧桥。", {"旧桥": ["旧桥"], "议会": ["议会"], "桥旧": []}),
}  # fmt: skip
QUERIES = [(language, typed) for language, (_, queries) in CASES.items() for typed in queries]


def test_words_are_found_and_marked_in_every_language() -> None:
    index = in_memory(
        [Document(each, each, "article", its, language=each) for each, (its, _) in CASES.items()]
    )

    def are_found_and_marked(query: tuple[str, str]) -> None:
        language, typed = query
        text, queries = CASES[language]

        hits = index.search(parse(typed)).hits

        marked = [text[start:end] for start, end in matches(text, parse(typed), language=language)]
        assert marked == queries[typed]
        assert (language in [hit.id for hit in hits]) is bool(queries[typed])

    check_each(QUERIES, are_found_and_marked)


@pytest.mark.parametrize(
    ("typed", "text", "marked"),
    [
        ("🎉", "So good 🎉 news", ["🎉"]),
        ("❤", "I ❤️ it", ["❤️"]),
        ("👍", "fine 👍🏽!", ["👍🏽"]),
        ("🇩🇪", "from 🇫🇷🇩🇪", ["🇩🇪"]),
        ("👩‍🔬", "a 👩‍🔬 said", ["👩‍🔬"]),
    ],
)
def test_emoji_are_found(typed: str, text: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in matches(text, parse(typed))] == marked


@pytest.mark.parametrize(
    ("typed", "left_out"),
    [
        ("US economy", ()),
        ("U.S. economy", ()),
        ("WHO report", ()),
        ("IT jobs", ()),
        ("us economy", ("us",)),
        ("who is in the US", ("who", "is", "in", "the")),
        ("WHAT IS THE BRIDGE", ("WHAT", "IS", "THE")),
    ],
)
def test_an_abbreviation_in_capitals_is_no_common_word(
    typed: str, left_out: tuple[str, ...]
) -> None:
    assert parse(typed).understood.left_out == left_out


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("postwar", "in post‑war years"),
        ("twodimensional", "a two-dimensional world"),
        ("motherinlaw", "her mother-in-law came"),
        ("wellbeing", "their well-beings"),
    ],
)
def test_every_word_with_hyphens_is_found_in_one(typed: str, text: str) -> None:
    document = Document("a", "a", "article", text)

    [(start, end)] = matches(text, parse(typed))

    assert in_memory([document]).search(parse(typed)).hits
    assert {"-", "‑"} & {*text[start:end]}
    # Three words in a row that are one compound are found with blanks between them as well.
    apart = text.replace("-", " ").replace("‑", " ")
    assert bool(matches(apart, parse(typed))) == (typed == "motherinlaw")


def test_a_compound_stands_near_what_its_parts_stand_near() -> None:
    text = "Die Eisenbahnbrücke ist aus Stahl."

    pair = matches(text, parse("brücke NEAR stahl"), language="de")

    assert [text[start:end] for start, end in pair] == ["Eisenbahnbrücke", "Stahl"]
