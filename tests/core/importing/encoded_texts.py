"""Short texts in the languages and encodings that a school meets; all are invented."""

from __future__ import annotations

import unicodedata

GERMAN = (
    "Die Brücke über den Fluss ist seit Montag gesperrt. „Wir prüfen jetzt jeden Träger“, sagte die"
    " Bürgermeisterin.",
    "Für die Schüler fährt ein Bus, der länger braucht als früher. Die Straße bleibt bis März zu.",
)
FRENCH = (
    "Le pont est fermé depuis lundi. La mairie a annoncé que les travaux dureraient jusqu’à l’été.",
    "« Personne n’a été blessé », a déclaré la maire, très émue, à côté de l’école.",
)
SPANISH = (
    "El puente está cerrado desde el lunes. ¿Cuánto durarán las obras? Nadie lo sabe todavía.",
    "La alcaldesa explicó que los niños irán en autobús mañana por la mañana, según el diseño.",
)
SWEDISH = (
    "Bron över ån är stängd sedan måndag. Kommunen säger att arbetet pågår hela våren.",
    "Ingen skadades, men många får gå en längre väg till skolan och affären på torget.",
)
PORTUGUESE = (
    "A ponte está fechada desde segunda-feira. A câmara não sabe quando as obras terão fim.",
    "Os alunos irão de autocarro até à escola, disse a vereadora na reunião de terça-feira.",
)
CZECH = (
    "Most přes řeku je od pondělí uzavřen. Starostka řekla, že opravy potrvají až do května.",
    "Žáci jezdí do školy autobusem, který objíždí celé město. Nikdo nebyl zraněn.",
)
POLISH = (
    "Most na rzece jest zamknięty od poniedziałku. Burmistrz mówi, że prace potrwają do lata.",
    "Uczniowie jeżdżą teraz autobusem, który objeżdża całe miasto. Nikt nie został ranny.",
)
HUNGARIAN = (
    "A folyó feletti híd hétfő óta le van zárva. A polgármester szerint a munka nyárig tart.",
    "A tanulók busszal mennek az iskolába, és később érkeznek haza. Senki sem sérült meg őszintén.",
)
RUSSIAN = (
    "Мост через реку закрыт с понедельника. Мэр сказала, что ремонт продлится до лета.",
    "Школьники ездят на автобусе в объезд всего города. Никто не пострадал.",
)
UKRAINIAN = (
    "Міст через річку закрито з понеділка. Мерка сказала, що ремонт триватиме до літа.",
    "Школярі їздять автобусом в об'їзд усього міста. Ніхто не постраждав, її відповідь чекають.",
)
BULGARIAN = (
    "Мостът над реката е затворен от понеделник. Кметицата каза, че ремонтът ще трае до лятото.",
    "Учениците пътуват с автобус около целия град. Никой не е пострадал при огледа.",
)
GREEK = (
    "Η γέφυρα πάνω από το ποτάμι είναι κλειστή από τη Δευτέρα. Κανείς δεν τραυματίστηκε.",
    "Η δήμαρχος είπε ότι οι εργασίες θα κρατήσουν μέχρι το καλοκαίρι και ζήτησε υπομονή.",
)
TURKISH = (
    "Nehrin üzerindeki köprü pazartesiden beri kapalı. Belediye başkanı çalışmaların yaza kadar"
    " süreceğini söyledi.",
    "Öğrenciler okula otobüsle gidiyor ve eve daha geç dönüyor. Kimse yaralanmadı, şaşırdılar.",
)
HEBREW = (
    "הגשר מעל הנהר סגור מאז יום שני. ראש העיר אמרה שהעבודות יימשכו עד הקיץ.",
    "התלמידים נוסעים לבית הספר באוטובוס ומגיעים מאוחר יותר. איש לא נפגע.",
)
ARABIC = (
    "الجسر فوق النهر مغلق منذ يوم الاثنين. وقالت رئيسة البلدية إن الأعمال ستستمر حتى الصيف.",
    "يذهب التلاميذ إلى المدرسة بالحافلة ويصلون متأخرين. لم يصب أحد بأذى في الحادث.",
)
LITHUANIAN = (
    "Tiltas per upę uždarytas nuo pirmadienio. Merė sakė, kad darbai truks iki vasaros.",
    "Mokiniai važiuoja į mokyklą autobusu ir grįžta vėliau. Niekas nebuvo sužeistas, dėkojo ji.",
)
LATVIAN = (
    "Tilts pār upi ir slēgts kopš pirmdienas. Mēre teica, ka darbi turpināsies līdz vasarai.",
    "Skolēni brauc uz skolu ar autobusu un atgriežas vēlāk. Neviens netika ievainots, viņa saka.",
)
VIETNAMESE = (
    "Cây cầu bắc qua sông đã đóng cửa từ thứ hai. Thị trưởng nói rằng việc sửa chữa sẽ kéo dài.",
    "Học sinh đi xe buýt đến trường và về nhà muộn hơn. Không ai bị thương trong vụ việc này.",
)
THAI = (
    "สะพานข้ามแม่น้ำปิดตั้งแต่วันจันทร์ นายกเทศมนตรีกล่าวว่าการซ่อมจะใช้เวลาถึงฤดูร้อน",
    "นักเรียนนั่งรถโดยสารไปโรงเรียนและกลับบ้านช้ากว่าเดิม ไม่มีใครได้รับบาดเจ็บ",
)
JAPANESE = (
    "川にかかる橋は月曜日から通行止めになっています。市長は、工事は夏まで続くと話しました。",
    "生徒たちはバスで学校へ通い、家に帰る時間が遅くなりました。けが人はいません。",
)
KOREAN = (
    "강을 건너는 다리는 월요일부터 통행이 금지되었다. 시장은 공사가 여름까지 계속된다고 말했다.",
    "학생들은 버스를 타고 학교에 가며 집에 늦게 돌아온다. 다친 사람은 아무도 없었다.",
)
CHINESE = (
    "河上的桥从星期一起关闭。市长说，修理工作将持续到夏天，请大家耐心等待。",
    "学生们坐公共汽车去学校，回家的时间比以前晚。没有人受伤。",
)
TAIWANESE = (
    "河上的橋從星期一起關閉。市長說，修理工作將持續到夏天，請大家耐心等待。",
    "學生們坐公車去學校，回家的時間比以前晚。沒有人受傷。",
)

# The languages that are written in an encoding, each with its texts.
PAIRS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    *(("German", each, GERMAN) for each in ("cp1252", "utf-8", "utf-16-le", "utf-32")),
    *(("French", each, FRENCH) for each in ("cp1252", "utf-8-sig", "utf-16-be")),
    *(("Spanish", each, SPANISH) for each in ("cp1252", "iso8859-1", "mac-roman")),
    *(("Swedish", each, SWEDISH) for each in ("cp1252", "iso8859-15", "utf-16")),
    *(("Portuguese", each, PORTUGUESE) for each in ("cp1252", "iso8859-1")),
    *(("Czech", each, CZECH) for each in ("cp1250", "iso8859-2")),
    *(("Polish", each, POLISH) for each in ("cp1250", "iso8859-2")),
    *(("Hungarian", each, HUNGARIAN) for each in ("cp1250", "iso8859-2")),
    *(("Russian", each, RUSSIAN) for each in ("cp1251", "koi8-r", "iso8859-5", "cp866")),
    ("Russian", "mac-cyrillic", RUSSIAN),
    *(("Ukrainian", each, UKRAINIAN) for each in ("cp1251", "koi8-u")),
    ("Bulgarian", "cp1251", BULGARIAN),
    *(("Greek", each, GREEK) for each in ("cp1253", "iso8859-7")),
    *(("Turkish", each, TURKISH) for each in ("cp1254", "iso8859-9")),
    *(("Hebrew", each, HEBREW) for each in ("cp1255", "iso8859-8")),
    *(("Arabic", each, ARABIC) for each in ("cp1256", "iso8859-6")),
    *(("Lithuanian", each, LITHUANIAN) for each in ("cp1257", "iso8859-13")),
    ("Latvian", "cp1257", LATVIAN),
    ("Vietnamese", "cp1258", VIETNAMESE),
    ("Thai", "cp874", THAI),
    *(("Japanese", each, JAPANESE) for each in ("shift-jis", "euc-jp", "iso2022-jp", "utf-16")),
    *(("Korean", each, KOREAN) for each in ("euc-kr", "cp949")),
    *(("Chinese", each, CHINESE) for each in ("gb18030", "gb2312", "utf-16")),
    ("Taiwanese", "big5", TAIWANESE),
)


def encoded(text: str, encoding: str) -> bytes:
    """The bytes of a text; a mark that an encoding has no sign for is written plainly."""
    if encoding == "cp1258":
        return b"".join(map(_vietnamese, unicodedata.normalize("NFC", text)))
    for letter, plain in (("„", '"'), ("“", '"'), ("’", "'"), ("«", '"'), ("»", '"')):
        try:
            letter.encode(encoding)
        except UnicodeEncodeError:
            text = text.replace(letter, plain)
    return text.encode(encoding)


def _vietnamese(letter: str) -> bytes:
    """A letter and its tone, which Windows-1258 writes apart."""
    try:
        return letter.encode("cp1258")
    except UnicodeEncodeError:
        letters = unicodedata.normalize("NFD", letter)
        # Of two marks the one that makes another letter stays on it.
        tones = [each for each in letters if each in "\u0300\u0301\u0303\u0309\u0323"]
        rest = "".join(each for each in letters if each not in tones)
        return (unicodedata.normalize("NFC", rest) + "".join(tones)).encode("cp1258")
