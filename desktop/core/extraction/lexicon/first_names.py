"""Common first names: soft evidence that two words name a person, and of he or she.

The evidence is only used to rank the possible meanings of a pronoun; it is never shown.
"""

from __future__ import annotations

from desktop.core.extraction.lexicon.word_lists import words

FEMALE_FIRST_NAMES = words("""
    mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty
    sandra margaret ashley kimberly emily donna michelle carol amanda melissa deborah stephanie
    rebecca laura sharon cynthia kathleen amy angela shirley anna brenda pamela emma nicole
    helen samantha katherine christine debra rachel carolyn janet catherine maria heather diane
    ruth julie olivia joyce virginia victoria kelly lauren christina joan evelyn judith megan
    andrea cheryl hannah jacqueline martha gloria teresa ann sara madison frances kathryn janice
    jean abigail alice julia judy sophia grace denise amber doris marilyn danielle beverly
    isabella theresa diana natalie brittany charlotte marie kayla lori hillary ivanka melania
    megyn loretta huma kellyanne jill chelsea claire nikki valerie erin kate katie jane jenny
    sally wendy ellen dana tracy leslie dawn tina monica veronica sheila paula peggy anne annie
    lucy lynn holly gail rose sonia elena angelina meghan priya carla lena clara nina ada gwen
    maya hanna greta ingrid fatima aisha yasmin leila amina zoe chloe ella mia eva irene nora
    astrid freya sofia isabel lucia carmen rosa ana joanna joanne fiona moira eileen bridget
    siobhan tara kirsten heidi ursula vera olga natasha svetlana oksana yulia mei ling yuki
    sakura chrystia jody rachael vivian
""")
MALE_FIRST_NAMES = words("""
    james robert john michael david william richard joseph thomas charles christopher daniel
    matthew anthony mark donald steven paul andrew joshua kenneth kevin brian george timothy
    ronald edward jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin
    scott brandon benjamin samuel gregory alexander patrick frank raymond jack dennis jerry
    tyler aaron jose adam nathan henry zachary douglas peter kyle noah ethan jeremy walter
    christian keith roger terry austin sean gerald carl harold dylan arthur lawrence jordan
    jesse bryan billy bruce gabriel joe logan alan juan albert willie elijah wayne randy vincent
    mason roy ralph bobby russell bradley philip eugene bill mike jim tom bob dan steve ted
    marco jeb ben bernie barack newt rand mitt chris rick tim greg matt jeff don ron jake
    anderson corey rudy harry mitch lindsey vladimir volodymyr omar ian ravi amir erik olu hugo
    oscar liam luke owen simon neil graham stuart colin derek nigel ivan boris sergei dmitri
    pavel igor oleg mohammed muhammad ahmed ali hassan hussein ibrahim yusuf carlos luis miguel
    pedro pablo diego antonio francisco javier fernando ricardo rafael pierre jacques michel
    francois antoine hans karl klaus wolfgang jurgen lars sven bjorn giuseppe giovanni luca
    matteo hiroshi kenji wei jun raj sanjay anil vijay arjun
""")
FIRST_NAMES = FEMALE_FIRST_NAMES | MALE_FIRST_NAMES
