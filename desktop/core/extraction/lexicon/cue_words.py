"""Verbs that report speech."""

from __future__ import annotations

from desktop.core.extraction.lexicon.word_lists import words


def _forms(verbs: str) -> frozenset[str]:
    """Every form of the verbs; irregular ones are written out with slashes."""
    forms: set[str] = set()
    for verb in verbs.split():
        if "/" in verb:
            forms.update(verb.split("/"))
        elif verb.endswith("e"):
            forms.update({verb, verb + "s", verb + "d", verb[:-1] + "ing"})
        elif verb.endswith("y") and verb[-2] not in "aeiou":
            forms.update({verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"})
        elif verb.endswith(("sh", "ch", "ss", "x")):
            forms.update({verb, verb + "es", verb + "ed", verb + "ing"})
        else:
            forms.update({verb, verb + "s", verb + "ed", verb + "ing"})
    return frozenset(forms)


# Verbs whose object is speech almost whenever a quotation stands beside them.
SPEECH_VERBS = _forms(
    """
    say/says/said/saying tell/tells/told/telling add ask reply state explain note
    write/writes/wrote/writing/written tweet respond argue declare recall conclude insist warn
    claim joke remark assert comment continue announce complain lament
    quip/quips/quipped/quipping admit/admits/admitted/admitting acknowledge answer observe
    vow suggest predict boast stress shout yell whisper mutter retort counter exclaim proclaim
    concede caution report post recount reiterate estimate emphasize emphasise muse opine
    plead/pleads/pleaded/pleading pledge promise testify read/reads/reading chant elaborate contend
    maintain confirm deny inform remind urge demand guess theorize reason speculate scream murmur
    sigh laugh interject volunteer advise assure believe cry snap/snaps/snapped/snapping
    point mention gasp ejaculate inquire enquire rejoin snarl grumble stammer bellow whimper chuckle
    giggle croak
    """
) | words(
    # What stories say with; in other forms these verbs mean too many other things.
    """
    returned growl growled sob sobbed groan groaned moan moaned snort snorted drawl drawled hissed
    roared begged protested persisted wondered ventured barked breathed faltered
    """
)
# Verbs that report speech, but do many other things as well.
OTHER_CUES = _forms(
    """
    call describe dub label accuse mock denounce blast criticize criticise praise slam refer brand
    dismiss cite tout offer express signal hint indicate compare deem characterize characterise
    decry lambast lambaste condemn defend attack quote speak/speaks/spoke/speaking
    think/thinks/thought/thinking put go/goes/went/going feel/feels/felt begin/begins/began
    find/finds/found swear/swears/swore learn reveal recommend invoke echo term name hail consider
    talk discuss portray paint ridicule target vent see/sees/saw repeat allege propose question
    address use focus blame bill rail attribute rate apologize apologise thank welcome reject
    dispute greet summarize summarise sum tease joke rename liken
    """
)
CUES = SPEECH_VERBS | OTHER_CUES
# Verbs that hardly ever mean anything but speech, wherever they stand in the sentence.
PLAIN_VERBS = _forms(
    """
    say/says/said/saying tell/tells/told/telling add write/writes/wrote/writing/written tweet state
    note argue warn claim declare insist suggest explain announce stress assert conclude remark
    reply respond predict complain lament quip quips quipped recall acknowledge observe joke tout
    describe accuse/accuses/accused/accusing caution
    """
)
# Verbs that report speech only when the quotation follows at once ("he went on: …").
ONLY_BESIDE = _forms(
    """
    go/goes/went/going put begin/begins/began find/finds/found see/sees/saw think/thinks/thought
    talk feel/feels/felt use focus name target address rate rail bill maintain continue reason
    read/reads/reading learn consider thank volunteer post believe vent report deny confirm demand
    discuss reveal offer signal testify plead welcome reject
    """
)
# Verbs whose object is the person spoken to.
LISTENER_VERBS = _forms(
    "tell/tells/told/telling ask remind inform assure warn urge advise thank address question"
)
# Forms that are nouns too: after "his" or "the" they report nothing.
NOUNS_AS_WELL = words("""
    claim claims comment comments remark remarks report reports tweet tweets post posts question
    questions answer answers call calls attack attacks praise demand demands plan estimate
    estimates guess promise promises reply replies response joke jokes boast boasts warning
    warnings saying sayings reading readings writing writings blast name names term terms label
    labels target focus bill bills use uses address rate rates signal signals offer offers quote
    quotes counter shout shouts state states voice reason reasons note notes hint hints talk
    talks view meeting talking accounting ruling find finds read testimony pledge pledges vow
    vows charge speaking opening say cry cries whisper whispers caution volunteer volunteers
    brand brands
""")
# "The report put it": the thing said stands before the verb as its object.
EVALUATING_CUES = _forms(
    "call describe dub label brand deem term characterize characterise portray denounce dismiss "
    "hail liken refer slam mock blast"
)


def is_participle(word: str) -> bool:
    """Whether a cue has the form that follows its subject at a distance ("…, adding")."""
    return word.endswith("ing")
