"""The words that report speech, each with how it reports it.

One line a word: its class, then its base form, with the past (and the participle, if it is
another word) where these are not regular. `_` parts the words of a phrase, whose first word is
the one that changes. `=` stands before a phrase that never changes, and `?` behind the class of a
word that does much besides reporting: "she found the key".
"""

from __future__ import annotations

WORDS = """
neutral  say said
neutral  tell told
neutral? add
neutral  ask
neutral  write wrote written
neutral  state
neutral  comment
neutral  remark
neutral  report
neutral  reply
neutral? respond
neutral? answer
neutral  tweet
neutral  announce
neutral  inform
neutral  inquire
neutral  enquire
neutral? query
neutral  recount
neutral  reiterate
neutral  summarise
neutral  summarize
neutral  sum_up summed
neutral  conclude
neutral  testify
neutral? describe
neutral? call
neutral? dub dubbed
neutral? label labelled
neutral? label labeled
neutral? name
neutral? rename
neutral? term
neutral? deem
neutral? brand
neutral? liken
neutral? compare
neutral? consider
neutral? characterise
neutral? characterize
neutral? portray
neutral? refer_to referred
neutral? refer referred
neutral? speak spoke spoken
neutral? talk
neutral? discuss
neutral? post
neutral? read read
neutral? continue
neutral? go_on went gone
neutral? repeat
neutral? mention
neutral? quote
neutral? cite
neutral? echo
neutral? address
neutral? question
neutral? express
neutral? phrase
neutral? put_it put
neutral? put put
neutral? narrate
neutral? joke
neutral  quip quipped
neutral? tease
neutral? laugh
neutral? sigh
neutral? whisper
neutral? murmur
neutral? mutter
neutral? mumble
neutral? interject
neutral? chime_in
neutral? volunteer
neutral? offer
neutral? greet
neutral? thank
neutral? welcome
neutral  congratulate
neutral  praise
neutral? hail
neutral  commend
neutral  laud
neutral  compliment
neutral? tout
neutral  apologise
neutral  apologize
neutral? promise
neutral? pledge
neutral? agree
neutral? assure
neutral  reassure
neutral? advise
neutral? recommend
neutral? propose
neutral? remind
neutral? credit
neutral? attribute
neutral? elaborate
neutral? expand_on
neutral  paraphrase
neutral  brief
neutral? confer conferred
neutral? declare
neutral? reason
neutral? reflect
neutral? counsel
neutral? chat chatted
neutral  decline_to
neutral  want_to_know
neutral? let_it_be_known let
neutral? have_this_to_say had
neutral  be_quoted_as_saying
neutral  be_cited_as_saying
neutral  =quoted_as_saying
neutral  =according_to
neutral  =in_the_words_of
neutral  =would_not_say
neutral  =will_not_say
neutral  =did_not_say
neutral  =does_not_say
neutral  =do_not_say
neutral  =would_not_comment
neutral  =did_not_comment
neutral  =did_not_answer
neutral  =would_not_answer
neutral  =wouldn't_say
neutral  =won't_say
neutral  =didn't_say
neutral  =declined_comment

doubting  claim
doubting  allege
doubting  purport
doubting  profess
doubting  contend
doubting? maintain
doubting? pretend
doubting  insinuate
doubting? make_out made
doubting  be_alleged_to
doubting  be_supposed_to_have
doubting? spin spun
doubting? rationalise
doubting? rationalize
doubting? excuse
doubting? brag bragged
doubting? boast
doubting? gloat
doubting  lie_about lied
doubting? exaggerate
doubting? assert

forceful  insist
forceful  vow
forceful? slam slammed
forceful  demand
forceful? blast
forceful  urge
forceful  warn
forceful  caution
forceful? exhort
forceful? implore
forceful? beg begged
forceful? plead
forceful? appeal
forceful? swear swore sworn
forceful? threaten
forceful? stress
forceful  emphasise
forceful  emphasize
forceful? underline
forceful? underscore
forceful? highlight
forceful  proclaim
forceful  exclaim
forceful? shout
forceful? yell
forceful? scream
forceful? shriek
forceful? cry cried
forceful? bellow
forceful? roar
forceful? chant
forceful? thunder
forceful? bark
forceful? snap snapped
forceful? hiss
forceful? snarl
forceful? growl
forceful? fume
forceful? rage
forceful? rant
forceful? rail
forceful? vent
forceful? storm
forceful? hit_back hit
forceful? hit_out hit
forceful? lash_out
forceful? fire_back
forceful? shoot_back shot
forceful? strike_back struck
forceful? attack
forceful  criticise
forceful  criticize
forceful  denounce
forceful  condemn
forceful  lambast
forceful  lambaste
forceful? decry
forceful? deride
forceful? ridicule
forceful? mock
forceful? taunt
forceful? insult
forceful? jeer
forceful? sneer
forceful? scoff
forceful? belittle
forceful  disparage
forceful  castigate
forceful? chastise
forceful  berate
forceful? rebuke
forceful? reprimand
forceful? scold
forceful? assail
forceful? skewer
forceful? rip_into ripped
forceful? tear_into tore torn
forceful? accuse
forceful? blame
forceful? charge
forceful? fault
forceful? dismiss
forceful? reject
forceful? rebut rebutted
forceful? refute
forceful? deny
forceful? dispute
forceful? contradict
forceful? disagree
forceful? object
forceful? protest
forceful? challenge
forceful? counter
forceful? retort
forceful? argue
forceful? complain
forceful? lament
forceful? bemoan
forceful? grumble
forceful? moan
forceful? groan
forceful? whine
forceful? defend
forceful? declaim
forceful? preach
forceful? lecture
forceful? decree
forceful? order
forceful? command
forceful? instruct
forceful? call_for
forceful? call_on
forceful? call_out
forceful? press
forceful? push_back
forceful? double_down
forceful? invoke
forceful? bill
forceful? rule_out
forceful? affirm
forceful? reaffirm
forceful? pronounce
forceful? pontificate
forceful? gush
forceful? enthuse
forceful? marvel marvelled
forceful? marvel marveled
forceful  refuse_to_say
forceful  refuse_to_comment
forceful  refuse_to_answer

factive  reveal
factive  admit admitted
factive  acknowledge
factive  concede
factive  confess
factive  disclose
factive  divulge
factive  point_out
factive  point_to
factive? point
factive? note
factive? confirm
factive? observe
factive? recall
factive? remember
factive  recollect
factive? reminisce
factive? explain
factive  clarify
factive? illustrate
factive? show showed shown
factive? demonstrate
factive? prove proved proven
factive? establish
factive? verify
factive? find found
factive? find_out found
factive? discover
factive? learn
factive? learn learnt
factive? realise
factive? realize
factive? recognise
factive? recognize
factive? notice
factive? know knew known
factive? understand understood
factive? regret regretted
factive  make_clear made
factive  make_it_clear made
factive  make_plain made
factive  make_known made
factive  make_public made
factive? let_slip let
factive  bring_to_light brought
factive? expose
factive? leak
factive? uncover
factive? draw_attention_to drew drawn
factive? identify
factive? detail
factive? specify
factive? correct
factive? come_clean came come
factive? attest
factive? certify

hedged  suggest
hedged  hint
hedged  imply
hedged? indicate
hedged  intimate
hedged  speculate
hedged? guess
hedged? surmise
hedged? suppose
hedged? presume
hedged? assume
hedged? think thought
hedged? believe
hedged? feel felt
hedged? suspect
hedged? reckon
hedged? figure
hedged? imagine
hedged? estimate
hedged? predict
hedged? forecast forecast
hedged? project
hedged? expect
hedged? anticipate
hedged? hope
hedged? fear
hedged? worry
hedged? wonder
hedged? doubt
hedged  muse
hedged? ponder
hedged? opine
hedged  theorise
hedged  theorize
hedged  hypothesise
hedged  hypothesize
hedged  conjecture
hedged? postulate
hedged? posit
hedged? infer inferred
hedged? deduce
hedged? allude_to
hedged? signal signalled
hedged? signal signaled
hedged? float
hedged? view
hedged? regard
hedged? tip tipped
hedged  be_said_to
hedged  be_said_to_have
hedged  be_believed_to
hedged  be_thought_to
hedged  be_understood_to
hedged  be_reported_to
hedged  be_reported_to_have
hedged  be_rumoured_to
hedged  be_rumored_to
hedged  appear_to_say
hedged  appear_to_suggest
hedged  seem_to_say
hedged  seem_to_suggest
"""
