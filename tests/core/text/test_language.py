"""Which language a text is in."""

from __future__ import annotations

import pytest

from desktop.core.text.language import language_of

TEXTS = {
    "en": "The council met on Monday and said that the old bridge would stay closed until the"
    " engineers had looked at every beam of it.",
    "de": "Der Rat hat am Montag beschlossen, dass die alte Brücke geschlossen bleibt, bis die"
    " Ingenieure jeden Balken geprüft haben.",
    "fr": "Le conseil a décidé que le vieux pont resterait fermé jusqu’à ce que les ingénieurs"
    " aient examiné chaque poutre du pont.",
    "es": "El ayuntamiento decidió el lunes que el viejo puente seguirá cerrado hasta que los"
    " ingenieros hayan revisado cada una de las vigas.",
    "pt": "A câmara decidiu que a velha ponte vai ficar fechada até que os engenheiros tenham visto"
    " cada uma das vigas.",
    "it": "Il consiglio ha deciso che il vecchio ponte resterà chiuso fino a quando gli ingegneri"
    " non avranno controllato ogni trave.",
    "nl": "De gemeenteraad heeft maandag besloten dat de oude brug gesloten blijft totdat de"
    " ingenieurs elke balk hebben bekeken.",
    "sv": "Kommunen beslutade i måndags att den gamla bron ska vara stängd tills ingenjörerna har"
    " tittat på varje balk i den.",
    "fi": "Kaupunginvaltuusto päätti, että vanha silta pysyy suljettuna, kunnes insinöörit ovat"
    " tarkastaneet sen jokaisen palkin ja he ovat sanoneet niin.",
    "hu": "A városi tanács úgy döntött, hogy a régi híd zárva marad, amíg a mérnökök meg nem"
    " vizsgálják az összes gerendát, és ez nem lesz könnyű.",
    "tr": "Eski köprü kapatıldı, dedi belediye başkanı. Çocuklar okula otobüsle gidiyor. Yeni bir"
    " köprü için para yok, ama hükümet yardım etmeye söz verdi ve bu çok uzun sürebilir.",
    "pl": "Rada miasta zdecydowała, że stary most pozostanie zamknięty, dopóki inżynierowie nie"
    " obejrzą każdej belki.",
    "cs": "Městská rada rozhodla, že starý most zůstane uzavřen, dokud inženýři neprohlédnou"
    " každý trám.",
    "ro": "Consiliul a hotărât că podul vechi va rămâne închis până când inginerii vor fi"
    " verificat fiecare grindă.",
    "hr": "Gradsko vijeće odlučilo je da će stari most ostati zatvoren dok inženjeri ne pregledaju"
    " svaku gredu.",
    "vi": "Hội đồng thành phố quyết định rằng cây cầu cũ sẽ đóng cửa cho đến khi các kỹ sư đã"
    " kiểm tra từng thanh dầm.",
    "id": "Dewan kota memutuskan bahwa jembatan tua itu akan tetap ditutup sampai para insinyur"
    " memeriksa setiap balok.",
    "sw": "Baraza la mji limeamua kwamba daraja la zamani litabaki limefungwa hadi wahandisi"
    " watakapokagua kila boriti ya daraja.",
    "ko": "시의회는 기술자들이 모든 들보를 살펴볼 때까지 낡은 다리를 닫기로 결정했다.",
    "th": "สภาเมืองตัดสินใจว่าสะพานเก่าจะปิดต่อไป",
    "lo": "ສະພາເມືອງຕັດສິນໃຈວ່າຂົວເກົ່າຈະປິດຕໍ່ໄປ",
    "km": "ក្រុមប្រឹក្សាទីក្រុងបានសម្រេចថាស្ពានចាស់នៅតែបិទ",
    "my": "မြို့တော်ကောင်စီက တံတားဟောင်းကို ဆက်ပိတ်ထားရန် ဆုံးဖြတ်ခဲ့သည်။",
    "he": "מועצת העיר החליטה שהגשר הישן יישאר סגור עד שהמהנדסים יבדקו כל קורה.",
    "ru": "Городской совет решил, что старый мост останется закрытым, пока инженеры не осмотрят"
    " каждую балку.",
    "uk": "Міська рада вирішила, що старий міст залишиться закритим, доки інженери не оглянуть їх.",
    "el": "Το συμβούλιο αποφάσισε ότι η παλιά γέφυρα θα μείνει κλειστή.",
    "ar": "قرر المجلس أن يبقى الجسر القديم مغلقا",
    "fa": "شورا تصمیم گرفت پل قدیمی بسته بماند تا مهندسان همه چیز را بررسی کنند",
    "ja": "市議会は月曜日、古い橋を閉鎖することを決めた。",
    "zh": "市议会星期一决定，旧桥将保持关闭。",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_sentence_or_two_tell_their_language(language: str) -> None:
    assert language_of(TEXTS[language], otherwise="none") == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Die",
        "12 34 56 78 90 12 34 56 78 90 12 34 56",
        "Bridge closed: rust found in beams; town council meets Friday, Mayor Anna Brandt says",
        "Stadt Brücke Rost Balken Bürgermeisterin Anna Brandt Donnerstag Rathaus Brückenstraße",
    ],
)
def test_what_cannot_be_told_is_left_to_the_caller(text: str) -> None:
    assert language_of(text, otherwise="none") == "none"


def test_a_foreign_sentence_in_a_text_does_not_count() -> None:
    text = "\n".join([TEXTS["en"], TEXTS["en"], TEXTS["uk"], TEXTS["en"]])
    assert language_of(text) == "en"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Мостът е затворен от вчера и никой не знае кога ще бъде отворен отново.", "bg"),
        ("Кметът каза, че реката е опасна и помоли децата да не се къпят.", "bg"),
        ("Подъезд к школе закрыт; объявили новый маршрут.", "ru"),
        ("Он сказал, что река опасна, и попросил детей не купаться.", "ru"),
        ("Elevene på skolen skrev et brev og ba om et nytt møte med kommunen.", "nb"),
        ("Eleverne på skolen skrev et brev og bad om et nyt møde med kommunen.", "da"),
        ("Jambatan itu ditutup sejak semalam dan tiada sesiapa tahu bila ia dibuka.", "ms"),
        ("Jembatan itu ditutup sejak kemarin dan tidak ada yang tahu kapan dibuka.", "id"),
    ],
)
def test_languages_that_share_most_of_their_letters_or_words(text: str, language: str) -> None:
    assert language_of(text, otherwise="") == language
