"""Words of English that tell little by themselves, and those that say the same."""

from __future__ import annotations

# Words that every report is made of, beside those that no search looks for.
_SILENT_WORDS = (
    "about according actually add added adds after again against all almost already also although"
    " always another any anyone anything around ask asked asking asks away back because become"
    " been before behind being best better between both bring brought call called calls came"
    " claim claimed claims come comes coming could despite does doing done down during each either"
    " else enough even ever every everyone everything explain explained few find finds first for"
    " former found from gave get gets getting give given gives go goes going gone good got great"
    " however insist insisted just keep kept know known knows last later least less let like"
    " likely little long look looked lot made make makes making many may maybe me mean means might"
    " more most much must near nearly need needs never new next nobody nothing now off often old"
    " once one only onto other others ought out over own part per perhaps put quite rather really"
    " recent recently replied report reported reports right said same saw say saying says see seem"
    " seemed seems seen set several shall should since some somebody someone something soon still"
    " such take taken takes taking tell telling tells thing things think thinks though thought"
    " through thus till today told too took toward towards two under until up upon use used uses"
    " using very want wanted wants way well went were whatever whether while whole whom whose"
    " within without word words yesterday yet him hers himself herself itself ours theirs them"
    " themselves myself yourself yours"
)
# Words that tell something together with others, and little alone.
_FREQUENT_WORDS = (
    "big case change child children city country day days early end family government group high"
    " home hour hours house large leader life low man member members men minute minutes month"
    " months morning national night number office official officials open people percent person"
    " place plan point police president problem public question school side small state states"
    " system team time times town week weeks woman women work works world year years"
)
_DAY_NAMES = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april june"
    " july august september october november december"
)
_NUMBER_NAMES = (
    "three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen twenty"
)
# What numbers count in many words: "400 people" may be "400 pedestrians".
_PEOPLE_NAMES = (
    "people person persons pedestrians residents passengers commuters visitors workers employees"
    " students pupils children adults men women citizens inhabitants villagers walkers cyclists"
    " drivers protesters demonstrators patients customers guests voters members migrants refugees"
    " soldiers tourists spectators fans participants"
)
PEOPLE = tuple(_PEOPLE_NAMES.split())
# How often: "daily" is "a day".
RATES = {"daily": "day", "hourly": "hour", "weekly": "week", "monthly": "month", "yearly": "year"}
SILENT = frozenset(_SILENT_WORDS.split())
FREQUENT = frozenset(_FREQUENT_WORDS.split())
DAYS = frozenset(_DAY_NAMES.split())
NUMBERS = {name: str(number) for number, name in enumerate(_NUMBER_NAMES.split(), 3)} | {
    "thirty": "30",
    "forty": "40",
    "fifty": "50",
    "sixty": "60",
    "hundred": "100",
}
TWINS = (
    NUMBERS
    | {digits: name for name, digits in NUMBERS.items()}
    | RATES
    | {unit: rate for rate, unit in RATES.items()}
)
