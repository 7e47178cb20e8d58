"""Small words that never name anybody."""

from __future__ import annotations

from desktop.core.extraction.lexicon.word_lists import words

DETERMINERS = words("""
    the a an another one his her their its our my your some any several many most two three four
    five six seven eight nine ten dozens both no this these those other every each few all
""")
POSSESSIVE_PRONOUNS = frozenset({"his", "her", "their", "its", "our", "my", "your"})
PERSONAL_PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "who"})
PREPOSITIONS = words("""
    of for with to in on at by from about against toward towards over under between into like
    than after before during near via amid including regarding as per among through without
    within around across behind beyond despite upon until since throughout alongside inside
    outside
""")
CONJUNCTIONS = frozenset({"and", "but", "or", "nor", "yet", "so"})
SUBORDINATORS = words("""
    when while as after before since although though if because until once whether unless
    whereas
""")
AUXILIARIES = words("""
    is was are were be been being am has have had having will would could should may might can
    must shall do does did done not n't never
""")
ADVERBS = words("""
    also then later once recently again repeatedly often always never still simply just even
    only previously famously reportedly actually quickly publicly quietly jokingly bluntly
    flatly finally first now not further too instead ever perhaps already soon thus therefore
    meanwhile afterwards afterward earlier sometimes though
""")
CLAUSE_WORDS = words("""
    who that which whose whom when where while as and but or if because what why how than
    whether though although since until unless so there here not n't
""")
# Capitalised only because they open the sentence.
SENTENCE_OPENERS = (
    DETERMINERS
    | PREPOSITIONS
    | SUBORDINATORS
    | CONJUNCTIONS
    | words("""
    it if that there then this these those he she they we i you asked speaking according
    meanwhile also even just now later earlier last next more such only others instead indeed
    perhaps maybe overall though rather thus hence however still what why how where who which
    not yes no well oh okay here when while once because following given citing noting adding
    referring calling responding writing appearing today yesterday tomorrow tonight much is was
    are were do does did has have had can could would should will let but please finally
    recently additionally moreover furthermore nevertheless nonetheless similarly likewise
    clearly obviously unfortunately fortunately sadly hopefully currently previously initially
    eventually ultimately apparently reportedly
""")
)
# Never part of a name, wherever they stand.
CALENDAR_WORDS = words("""
    monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december jan. feb. mar. apr. jun. jul. aug.
    sept. sep. oct. nov. dec. spring summer autumn winter christmas easter
""")
# Months that are names as well, when a first name or a title stands before them.
MONTHS_THAT_ARE_NAMES = frozenset({"may", "march", "april", "june", "august"})
NAME_PARTICLES = words("de van von bin al la del da der den di du le ter ibn")
NEVER_NAMES = (
    CALENDAR_WORDS
    | words("""
    the and but in on at for to of with from by as it if when while after before since although
    however still yet so then there this that these those what why how where not no yes a an i’m
    i'm mr mrs ms
""")
) - {"mr", "mrs", "ms"}
COMMON_ENGLISH = words("""
    the of and to a in that is was for it with as his on be at by he this had not are but from
    or have an they which she you were her all their there been has will would we i said who
""")
