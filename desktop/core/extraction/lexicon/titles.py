"""Words that stand before a name or in its place: titles, roles, offices, bodies."""

from __future__ import annotations

import re

from desktop.core.extraction.lexicon.word_lists import words

FEMALE_TITLES = words("""
    mrs ms miss lady queen princess congresswoman chairwoman spokeswoman duchess madam
    councilwoman alderwoman businesswoman
""")
MALE_TITLES = words("""
    mr sir lord king prince congressman chairman spokesman duke councilman alderman businessman
""")
TITLES = (
    FEMALE_TITLES
    | MALE_TITLES
    | words("""
    dr del sen rep gov prof gen col lt sgt rev hon capt cmdr cpl sens reps messrs supt insp
    const det senator representative governor president secretary judge justice mayor
    chairperson director professor pope minister chancellor ambassador officer detective
    inspector sheriff coach captain general colonel major sergeant constable premier councillor
    councilor commissioner superintendent treasurer speaker deputy lieutenant admiral archbishop
    bishop rabbi imam pastor father sister brother saint chief leader candidate nominee ceo mp
    mla mpp manager correspondent reporter analyst author attorney lawyer columnist critic
    strategist adviser advisor economist spokesperson principal dean provost curator editor
    historian researcher scientist nurse doctor teacher farmer consultant founder owner
    organizer organiser activist engineer warden
""")
)
# Words that come before a title or a name and belong to neither.
BEFORE_A_NAME = TITLES | words("""
    former republican democratic democrat u.s us gop first vice prime attorney house senate
    majority minority campaign national state acting interim associate assistant senior
    executive ex british american canadian russian french german ukrainian chinese israeli
    then-president then presidential republicans democrats liberal conservative labour labor ndp
    indian
""")
PERSON_NOUNS = TITLES | words("""
    person people man woman men women boy girl official officials source sources critics
    supporters police prosecutors
    prosecutor aides aide analysts experts expert reporters observers investigators authorities
    lawmakers lawmaker democrats republicans researchers scientists economists activists
    advocates opponents protesters voters voter residents resident witnesses witness doctors
    lawyers organizers strategists spokespeople executive pollster anchor host journalist
    billionaire mogul rival frontrunner front-runner actor actress singer mother mom dad wife
    husband son daughter colleague colleagues friend friends veteran boss star guard member
    members allies ally leaders managers students student teachers parents neighbor neighbour
    neighbors neighbours player players fan fans user users advocate writer writers operative
    staffer staffers insider
""")
BODY_NOUNS = words("""
    campaign administration committee department office team group company agency association
    organization organisation union board council family government court newspaper magazine
    network firm bank report study statement letter document documents memo paper site website
    article story editorial release email message post poll survey ministry party university
    college school hospital club league commission institute centre center bureau lawsuit
    complaint filing ruling caption sign headline tweet church charity foundation piece clip ad
    video spot transcript bylaws affidavit memoir book op-ed brief note diocese parish jury
    senate
""")
# Names of bodies that are surnames as well, after a first name.
SURNAMES_AS_WELL = words(
    "fox park hall lake church bill day post bridge river guardian street house"
)
# Both begin where a row of letters does: from each letter, a long row would be read once more.
_DOER_ENDING = re.compile(r"(?<![a-z])[a-z]{3,}(?:er|or)s?$")
_NOT_A_DOER = words("""
    number paper order letter matter power water weather winter summer center corner chapter
    computer container counter cover danger dinner factor figure floor flower folder gender
    hunger offer other over layer quarter river shoulder silver temper tower transfer trigger
    answer anger barrier border buffer cancer career character charter color error favor flavor
    former harbor honor horror humor interior exterior labor major manner meter minor mirror
    motor newsletter poster prior proper rather rumor sector senior shelter terror together
    tumor under vapor vector whether wonder murder hammer ladder leather feather finger slower
    faster higher lower larger smaller bigger older younger better further later earlier never
    ever numbers papers orders letters matters powers waters offers others factors errors
    borders cancers careers characters colors favors honors rumors sectors shelters disorder
    dollar dollars trailer trailers banner banners bunker cluster clusters corridor corridors
    filter filters folders posters printer printers ticker server servers drawer drawers super
    chamber chambers member timber september october november december easter disaster disasters
    semester trimester
""")
_PERSON_ENDING = re.compile(
    r"(?<![a-z])[a-z]{2,}"
    r"(?:ist|ian|eur|man|men|woman|women|person|ee|ologist|grapher|ster|ator)s?$"
)
NOT_A_PERSON_NOUN = frozenset({"committee", "coffee", "degree", "fee", "employees", "monster"})
# A name that holds one of these is a body or a place.
BODY_WORDS = words("""
    committee party house senate university department court news times post journal press
    institute center centre council bank union association company group inc corp ltd llc
    campaign state states city county america congress administration foundation agency bureau
    police fbi cia nato cnn fox nbc abc cbs msnbc pac bbc npr cbc street avenue road island
    college school hospital church club league commission ministry museum society federation
    network service services force army navy office board fund trust park tv radio magazine
    media assembly parliament government tribune herald gazette globe guardian politico airlines
    airport hotel hall tower bridge river lake mountain region district province republic
    kingdom nations alliance coalition movement act bill project program programme festival cup
    conference convention summit games award awards prize day week year war technologies systems
    industries holdings partners bros
""")


def is_person_noun(word: str) -> bool:
    """Whether a lower-case noun says what a person is or does ("pollster")."""
    if word in PERSON_NOUNS:
        return True
    return word not in NOT_A_PERSON_NOUN and bool(_PERSON_ENDING.search(word))


def can_speak(word: str) -> bool:
    """Whether the noun names somebody or something that is quoted: a person, a body, a paper."""
    if word in BODY_NOUNS or is_person_noun(word):
        return True
    return word not in _NOT_A_DOER and bool(_DOER_ENDING.match(word))
