"""Whatever is wrong with a pack is said in words: what it is, and what to do about it."""

from __future__ import annotations

from hypothesis import given

from desktop.core.fields.problem import FieldSlip, Problem, ProblemList, Severity, Slip, Value
from desktop.core.lesson import PackFile
from desktop.core.packs.reading import read_files
from desktop.core.packs.slip import PackSlip, QuestionSlip, SealSlip
from desktop.wording.problems import log_line, words_for
from tests.core.fields.arrangements import arrangements
from tests.each_case import check_each

SAID: list[tuple[Slip, dict[str, Value], str, str]] = [
    (
        FieldSlip.NOT_A_CHOICE,
        {"words": "mar", "field": "type", "meant": "mark", "known": ()},
        "“mar” is not one of the words for “type:”",
        "Did you mean “mark”?",
    ),
    (
        FieldSlip.NOT_A_CHOICE,
        {"words": "n}", "field": "kind", "meant": "", "known": ("quotation", "not a quotation")},
        "“n}” is not one of the words for “kind:”",
        "Choose one of: quotation, not a quotation.",
    ),
    (
        FieldSlip.NOT_A_DATE,
        {"words": "é"},
        "“é” is not a date that the program can read",
        "Write year-month-day, for example 2025-09-01; 2025-09 and 2025 will do too.",
    ),
    (
        FieldSlip.NOT_A_DAY,
        {"words": "é"},
        "“é” is not a date that the program can read",
        "Write year-month-day, for example 2025-09-01.",
    ),
    (
        FieldSlip.TOO_MANY_FIELDS,
        {"count": 500},
        "there are more than 500 fields here",
        "Make several records of this one.",
    ),
    (
        FieldSlip.FIELD_TWICE,
        {"field": "id"},
        "the field “id:” stands twice",
        "Keep one of the two lines and delete the other.",
    ),
    (
        FieldSlip.UNKNOWN_FIELD,
        {"field": "id", "meant": "", "known": ("names",)},
        "the field “id:” is not known here, so nothing reads it",
        "Fields known here: names.",
    ),
    (
        FieldSlip.UNKNOWN_FIELD,
        {"field": "id", "meant": "kind", "known": ()},
        "the field “id:” is not known here, so nothing reads it",
        "Did you mean “kind”?",
    ),
    (
        FieldSlip.STRAY_FIELD,
        {"field": "on", "known_field": "on"},
        "“on:” looks like a field but is read as text",
        "If “on:” is meant, move the line up, directly under the heading.",
    ),
    (
        FieldSlip.NO_FIELD,
        {"words": "{"},
        "this line cannot be read as a field: “{”",
        "Write it as  name: value  on one line.",
    ),
    (
        FieldSlip.FIELD_BEHIND_SIGN,
        {"words": "- type: x", "meant": "type: x"},
        "“- type: x” begins with a sign, and so it would be text, not a field",
        "Write it without the sign:  type: x",
    ),
    (
        FieldSlip.NO_COLON,
        {"words": "type x", "meant": "type: x"},
        "“type x” has no colon, and so it would be text, not a field",
        "Put a colon behind the name:  type: x",
    ),
    (
        FieldSlip.NO_HEADING,
        {"title": "The well", "id": "well"},
        "“The well” has an id, but does not begin as a heading does",
        "Write it so:  ## The well {#well}",
    ),
    (
        FieldSlip.FIELD_IN_NO_RECORD,
        {"field": "on", "title": "The well", "id": "well"},
        "“on:” stands under no heading, and so nothing reads it",
        "Begin with a line  ## The well {#well}  and write the fields under it.",
    ),
    (
        FieldSlip.FIELD_MISSING,
        {"field": "title"},
        "the field “title:” is missing",
        "Add a line  title: …",
    ),
    (
        FieldSlip.FIELD_MISSING,
        {"field": "rights"},
        "the field “rights:” is missing",
        "Add a line  rights: …  that says who owns the text and how it may be used.",
    ),
    (
        FieldSlip.FIELD_MISSING,
        {"field": "id"},
        "the field “id:” is missing",
        "Add a short name that never changes, for example  id: town-meeting-2025",
    ),
    (
        FieldSlip.FIELD_MISSING,
        {"field": "date"},
        "the field “date:” is missing",
        "Add the day of this edition, for example  date: 2025-09-01",
    ),
    (
        FieldSlip.FIELD_MISSING,
        {"field": "language"},
        "the field “language:” is missing",
        "Add the short code of the language, for example  language: en",
    ),
    (
        FieldSlip.FIELD_MISSING,
        {"field": "edition"},
        "the field “edition:” is missing",
        "Add  edition: 1  and raise it by one each time you hand out a new version.",
    ),
    (
        FieldSlip.FIELD_MISSING,
        {"field": "licence"},
        "the field “licence:” is missing",
        "Say who may use the pack, for example  licence: CC-BY-4.0",
    ),
    (
        FieldSlip.FIELD_MISSING,
        {"field": "sourcebook"},
        "the field “sourcebook:” is missing",
        "Add the line  sourcebook: 1  (the version of the way packs are written).",
    ),
    (
        FieldSlip.HEAD_NOT_OPENED,
        {},
        "the fields at the top do not begin with three hyphens",
        "Put a line --- above the first field and another one under the last.",
    ),
    (
        FieldSlip.HEAD_NOT_CLOSED,
        {"field": "id", "words": "well"},
        "the fields at the top are not closed",
        "Put a line --- under “id: well”.",
    ),
    (
        FieldSlip.TOO_MANY_RECORDS,
        {"count": 2000},
        "there are more than 2,000 records in this file",
        "Make several packs of this one.",
    ),
    (
        FieldSlip.NO_ID,
        {"title": "x", "id": "x"},
        "“x” has no id",
        "Add  {#x}  at the end of the line. The id must never change later.",
    ),
    (
        FieldSlip.UNUSABLE_ID,
        {"id": "w}"},
        "“w}” cannot be used as an id",
        "An id is made of letters, digits and hyphens, for example  town-meeting-2.",
    ),
    (
        FieldSlip.ID_TWICE,
        {"id": "q1", "line_before": 3},
        "the id “q1” is used twice (first in line 3)",
        "Give one of the two another id.",
    ),
    (
        FieldSlip.TEXT_TOO_LARGE,
        {"count": 4},
        "this text file is larger than 4 MB",
        "Keep only the text in it; pictures belong into the folder media.",
    ),
    (
        FieldSlip.NOT_UTF_8,
        {},
        "this file is not saved as UTF-8, so some of its letters cannot be read",
        "In your editor choose “Save as” and the encoding UTF-8.",
    ),
    (
        FieldSlip.MORE_PROBLEMS,
        {"count": 301},
        "and 301 more problems",
        "Mend the ones above first, then have the pack read again.",
    ),
    (
        FieldSlip.MANY_MORE_PROBLEMS,
        {"count": 4500},
        "and more than 4,500 more",
        "Mend the ones above first, then have the pack read again.",
    ),
    (PackSlip.NO_FOLDER, {}, "there is no such folder", "Choose the folder that holds pack.md."),
    (
        PackSlip.TOO_MANY_FILES,
        {"count": 3},
        "too large for a lesson pack: more than 3 files",
        "Take out what the lesson does not need.",
    ),
    (
        PackSlip.TOO_MANY_FOLDERS,
        {"count": 2},
        "too large for a lesson pack: more than 2 folders",
        "Take out what the lesson does not need.",
    ),
    (
        PackSlip.TOO_MANY_MEGABYTES,
        {"count": 0},
        "too large for a lesson pack: more than 0 MB",
        "Take out what the lesson does not need.",
    ),
    (
        PackSlip.TOO_MUCH_TEXT,
        {"count": 32},
        "too large for a lesson pack: more than 32 MB of text",
        "Make several lessons of it.",
    ),
    (
        PackSlip.PICTURE_TOO_WIDE,
        {"path": "media/a.png", "count": 50},
        "“media/a.png” has more than 50 million pixels, which no page can show",
        "Make it smaller: 2,000 pixels from side to side are enough.",
    ),
    (
        PackSlip.LARGE_FILE,
        {"count": 0},
        "too large for a lesson pack: a file of more than 0 MB",
        "Take out what the lesson does not need.",
    ),
    (
        PackSlip.FOLDERS_TOO_DEEP,
        {"count": 12},
        "more than 12 folders stand one inside the other here",
        "Move what the lesson needs further up.",
    ),
    (
        PackSlip.LINK,
        {},
        "this is a link to another place, so it is no part of the pack",
        "Put a copy of the file itself into the folder.",
    ),
    (
        PackSlip.UNUSABLE_NAME,
        {},
        "this name cannot be used on every computer",
        "Rename it with letters, digits, hyphens and dots only.",
    ),
    (
        PackSlip.SAME_NAME,
        {"other": "A.md"},
        "this has the same name as A.md, apart from capitals",
        "Give one of the two files another name.",
    ),
    (
        PackSlip.NO_PACK_FILE,
        {},
        "there is no file pack.md in this folder",
        "Choose the folder that holds pack.md.",
    ),
    (
        PackSlip.PACK_FILE_MISNAMED,
        {"path": "Pack.md.txt"},
        "there is no file pack.md in this folder",
        "There is “Pack.md.txt”: rename it to pack.md.",
    ),
    (
        PackSlip.FILE_MISNAMED,
        {"meant": "notes.md"},
        "nothing reads a file of this name",
        "Did you mean “notes.md”?",
    ),
    (
        PackSlip.NO_ARTICLE_FILE,
        {},
        "this file is not read as an article",
        "Articles end in .md; pictures belong into the folder media.",
    ),
    (
        PackSlip.NOT_A_FORMAT,
        {"words": "x"},
        "“sourcebook:” must be a whole number from 1 up, not “x”",
        "Write  sourcebook: 1",
    ),
    (
        PackSlip.NEWER_FORMAT,
        {"format": 9, "known_format": 1},
        "this pack is written for a newer Sourcebook (format 9, known is 1)",
        "It opens as far as this version understands it; the rest is kept unread.",
    ),
    (
        PackSlip.NOT_AN_EDITION,
        {"words": "0"},
        "“edition:” must be a whole number from 1 up, not “0”",
        "Write 1, and raise it by one for each new version.",
    ),
    (
        PackSlip.NOT_A_LANGUAGE,
        {"words": "é"},
        "“é” is not the code of a language",
        "Write the short code: en for English, de for German, uk for Ukrainian.",
    ),
    (
        PackSlip.UNKNOWN_LICENCE,
        {"licence": "x", "meant": "", "known": ("CC-BY-3.0", "MIT")},
        "the licence “x” is not a well-known one",
        "Well-known ones: CC-BY-3.0, MIT.",
    ),
    (
        PackSlip.UNKNOWN_LICENCE,
        {"licence": "CC0-1.", "meant": "CC0-1.0", "known": ()},
        "the licence “CC0-1.” is not a well-known one",
        "Did you mean “CC0-1.0”?",
    ),
    (
        PackSlip.NO_ARTICLES,
        {},
        "there are no articles in this pack",
        "Put at least one file that ends in .md into the folder articles.",
    ),
    (
        PackSlip.NO_SUCH_PICTURE,
        {"path": "media/x.png", "meant": "", "known": ()},
        "there is no picture “media/x.png” in this pack",
        "Put it into the folder media, and write  ![what it shows](media/…)",
    ),
    (
        PackSlip.UNUSABLE_PICTURE,
        {"path": "media/x.svg", "count": 8},
        "“media/x.svg” is no picture in PNG, JPEG, GIF or WebP of at most 8 MB",
        "Save it again in one of these forms, or make it smaller.",
    ),
    (
        PackSlip.PICTURE_IN_LINE,
        {"words": "[x](media/x.png)"},
        "a picture stands among words: [x](media/x.png)",
        "Give it a line of its own, with an empty line above.",
    ),
    (
        PackSlip.LINK_WITHOUT_PAGE,
        {"words": "x"},
        "this link leads to no page: x",
        "Write the whole address, which begins with https://.",
    ),
    (
        PackSlip.FENCE_NOT_CLOSED,
        {"words": "```"},
        "what begins with ``` has no end",
        "Put a line  ```  under the last line that is to stay as it is.",
    ),
    (
        PackSlip.NOT_AN_ORDER,
        {"words": "x"},
        "“x” is not a whole number",
        "Write  order: 1  for the article that is read first, 2 for the next.",
    ),
    (
        PackSlip.ID_OF_ANOTHER,
        {"id": "well", "file_before": "articles/well.md"},
        "the id “well” belongs to articles/well.md already",
        "Give one of the two articles another id.",
    ),
    (
        PackSlip.NO_ARTICLE_NAMED,
        {"known": ("well", "zebra")},
        "this does not say to which article it belongs",
        "Add a line  article: …  with one of these ids: well, zebra.",
    ),
    (
        PackSlip.NO_SUCH_ARTICLE,
        {"article": "é", "meant": "", "known": ("well",)},
        "there is no article “é” in this pack",
        "The articles of this pack: well.",
    ),
    (
        PackSlip.NO_SUCH_ARTICLE,
        {"article": "well", "meant": "wel", "known": ()},
        "there is no article “well” in this pack",
        "Did you mean “wel”?",
    ),
    (
        PackSlip.NO_PASSAGE,
        {},
        "this is not tied to a passage of the article",
        'Add a line  on: "words from the article"  under the heading.',
    ),
    (
        PackSlip.NOT_IN_ARTICLE,
        {"field": "on", "words": "x", "article_file": "articles/well.md", "meant": ""},
        "“on:” the words “x” are not in articles/well.md",
        "Copy the words from the article; write … for words you leave out.",
    ),
    (
        PackSlip.NOT_IN_ARTICLE,
        {"field": "answer", "words": '"she', "article_file": "articles/well.md", "meant": "she"},
        '“answer:” the words “"she” are not in articles/well.md',
        "Did you mean “she”?",
    ),
    (
        PackSlip.NEAR_NOT_IN_ARTICLE,
        {"words": "zz", "article_file": "articles/well.md"},
        "“near:” the words “zz” are not in articles/well.md",
        "Copy a few words that stand close to the passage.",
    ),
    (
        PackSlip.SEVERAL_PLACES,
        {"field": "on", "words": "the", "count": 3, "article_file": "articles/well.md"},
        "“on:” the words “the” stand in 3 places of articles/well.md",
        'Copy a few more words, or add a line  near: "words close by"  under it.',
    ),
    (
        PackSlip.TOO_MANY_PLACES,
        {"field": "also", "words": "a", "article_file": "articles/well.md"},
        "“also:” the words “a” were not looked for: what this pack copies from articles/well.md"
        " stands there in too many places",
        "Copy longer passages.",
    ),
    (
        PackSlip.REPORTER_AS_PERSON,
        {},
        "the id “reporter” is kept for the voice of the article itself",
        "Give this person another id.",
    ),
    (
        PackSlip.NO_SUCH_PERSON,
        {"field": "speaker", "person": "ann", "meant": "", "known": ("reporter",)},
        "“speaker:” names “ann”, who is not in people.md",
        "Use an id from people.md, or reporter. Known are: reporter.",
    ),
    (
        PackSlip.NO_SUCH_PERSON,
        {"field": "speaker", "person": "anx", "meant": "ann", "known": ()},
        "“speaker:” names “anx”, who is not in people.md",
        "Did you mean “ann”?",
    ),
    (
        PackSlip.STATUS_WITHOUT_AUTHOR,
        {},
        "a status needs the name of the person who set it",
        "Add a line  authors: …  to pack.md.",
    ),
    (
        PackSlip.NO_KIND,
        {"known": ("background", "who is who")},
        "this note does not say what kind of note it is",
        "Add a line  kind: …  with one of: background, who is who.",
    ),
    (
        PackSlip.NO_SUCH_CLAIM,
        {"claim": "c-deep", "meant": "", "known": ("c-long", "c-wide")},
        "there is no claim “c-deep” in claims.md",
        "Write the claim in claims.md first. Known are: c-long, c-wide.",
    ),
    (
        PackSlip.NO_SUCH_CLAIM,
        {"claim": "c-d{", "meant": "c-deep", "known": ()},
        "there is no claim “c-d{” in claims.md",
        "Did you mean “c-deep”?",
    ),
    (
        PackSlip.NO_CLAIMS,
        {"claim": "c-deep", "meant": "", "known": ()},
        "there is no claim “c-deep” in claims.md",
        "Write the claim in claims.md first.",
    ),
    (
        PackSlip.NO_KIND_OF_SOURCE,
        {"kind": "}", "meant": "", "known": ("expert", "primary", "report")},
        "“}” is not a kind of source",
        "Write one of these after the last |: expert, primary, report.",
    ),
    (
        PackSlip.NO_KIND_OF_SOURCE,
        {"kind": "primry", "meant": "primary", "known": ()},
        "“primry” is not a kind of source",
        "Did you mean “primary”?",
    ),
    (
        PackSlip.EVIDENCE_WITHOUT_CLAIM,
        {"kind": "evidence against"},
        "a note of the kind “evidence against” needs a claim",
        "Add a line  claim: …  with the id of a claim in claims.md.",
    ),
    (
        PackSlip.EVIDENCE_WITHOUT_SOURCE,
        {},
        "this evidence gives no source",
        "Add a line  source: who published it, what, when | primary",
    ),
    (
        PackSlip.CORRECTS_NOTHING,
        {},
        "this does not say what is to be corrected",
        "Add a line  speaker: …  with an id from people.md, reporter or nobody,"
        " or a line  kind: not a quotation",
    ),
    (
        PackSlip.SPEAKER_OF_NO_QUOTATION,
        {},
        "what is not a quotation has no speaker",
        "Delete the line  speaker: …  or the line  kind: not a quotation",
    ),
    (
        FieldSlip.EMPTY_FILE,
        {},
        "this file is empty",
        "Begin it with a line ---, then the fields, then another line ---.",
    ),
    (
        FieldSlip.EMPTY_HEAD_NOT_CLOSED,
        {},
        "the fields at the top are not closed",
        "Put a line --- under the last field.",
    ),
    (
        PackSlip.UNREADABLE,
        {"reason": "Permission denied"},
        "this cannot be read (Permission denied)",
        "Check that it can be opened on this computer, then try again.",
    ),
    (
        PackSlip.UNREADABLE_WITHOUT_REASON,
        {},
        "this cannot be read (unknown reason)",
        "Check that it can be opened on this computer, then try again.",
    ),
    (
        PackSlip.PACK_FILE_DEEPER,
        {"folder": "inner"},
        "there is no file pack.md in this folder",
        "There is one in inner: choose that folder.",
    ),
    (
        PackSlip.NO_TEXT,
        {},
        "this article has no text",
        "Put the text under the second line ---, with an empty line between paragraphs.",
    ),
    (
        PackSlip.CORRECTED_TWICE,
        {"line_before": 3},
        "these words are corrected twice (first in line 3)",
        "Keep one of the two records and delete the other.",
    ),
    (
        PackSlip.NEEDS_FORMAT,
        {"format": 2, "words": "x y"},
        "an older Sourcebook would leave out “x y” without a word",
        "Write  sourcebook: 2  in pack.md, so that it says so.",
    ),
    (
        PackSlip.NOT_MINUTES,
        {"words": "x y"},
        "“minutes:” must be a whole number, not “x y”",
        "Write for example  minutes: 45",
    ),
    (
        PackSlip.NO_SUCH_PEN,
        {"known": ("a", "b"), "words": "x y"},
        "“x y” does not name a pen",
        "Write  pens: evidence = Proof, opinion = View. The pens are: a, b.",
    ),
    (
        PackSlip.REPLACES_ITSELF,
        {"id": "small"},
        "“small” is this pack itself",
        "Delete it: a higher edition of a pack needs no “replaces:”.",
    ),
    (
        PackSlip.UNLISTED_KIND,
        {},
        "a lesson pack cannot have this kind of file",
        "Take it out. Texts are .md, pictures are .png, .jpg, .gif or .webp.",
    ),
    (
        PackSlip.SAME_AS_ITSELF,
        {},
        "this article is the same as itself",
        "Write the id of the other text, or delete the line.",
    ),
    (
        PackSlip.SAME_AS_LEVEL,
        {"article": "a", "other": "b.md"},
        "“a” itself is the same as “b.md”",
        "Write  same-as: b.md  here too.",
    ),
    (
        PackSlip.NO_DAY,
        {"words": "x y"},
        "“x y” is not a date that the program can read",
        "Write  - 2025-09-01 | what happened  or 2025-09, or 2025.",
    ),
    (
        PackSlip.NO_MOMENT,
        {},
        "this does not say what happened",
        "Write  - 2025-09-01 | what happened",
    ),
    (
        PackSlip.WORD_NOWHERE,
        {"words": "x y"},
        "“x y” stands nowhere in this lesson, so nobody meets it",
        "Add other forms of it after “plural:” or “also:”, or take it out.",
    ),
    (
        QuestionSlip.NO_TYPE,
        {"known": ("a", "b")},
        "this does not say how the question is answered",
        "Add a line  type: …  with one of: a, b.",
    ),
    (
        QuestionSlip.NOTHING_ASKED,
        {"title": "Why?"},
        "“Why?” asks nothing",
        "Write the question itself under the fields.",
    ),
    (
        QuestionSlip.NO_OPTIONS,
        {},
        "this question has fewer than two answers to choose from",
        "Write each on a line of its own:  - an answer",
    ),
    (
        QuestionSlip.NO_RIGHT_OPTION,
        {},
        "none of these answers is marked as right",
        "Write  - [x]  in front of what is right.",
    ),
    (
        QuestionSlip.SEVERAL_RIGHT_OPTIONS,
        {"count": 3},
        "3 answers are marked as right, and one can be chosen",
        "Leave one [x], or write  type: choose-many",
    ),
    (
        QuestionSlip.EVERY_OPTION_RIGHT,
        {},
        "every one of these answers is marked as right",
        "Add one that is not, or ask an open question.",
    ),
    (
        QuestionSlip.OPTION_TWICE,
        {"line_before": 4, "words": "x y"},
        "“x y” stands here twice (first in line 4)",
        "Delete one of the two lines, or word it otherwise.",
    ),
    (
        QuestionSlip.EMPTY_OPTION,
        {},
        "there is nothing in this line of the list",
        "Write the words behind the hyphen, or delete the line.",
    ),
    (
        QuestionSlip.TOO_MANY_ITEMS,
        {"count": 100},
        "there are more than 100 lines in this list",
        "Make several questions of this one.",
    ),
    (
        QuestionSlip.OPTIONS_UNREAD,
        {"type": "open"},
        "nothing can be chosen in a question of the type “open”",
        "Write  type: choice  or  type: choose-many  if it can.",
    ),
    (
        QuestionSlip.NO_ANSWER,
        {"type": "open"},
        "a question of the type “open” needs the words that are right",
        'Add a line  answer: "words from the article"',
    ),
    (
        QuestionSlip.TOO_MANY_WANTED,
        {"wanted": "5", "count": 3},
        "5 marks are asked for, but only 3 are right",
        "Lower “at-least:”, or add to “answer:”.",
    ),
    (
        QuestionSlip.NOT_A_COUNT,
        {"words": "x y"},
        "“x y” is not a whole number",
        "Write  at-least: 3  if three marks are enough.",
    ),
    (
        QuestionSlip.ENOUGH_OUTSIDE,
        {"words": "x y"},
        "“accept:” the words “x y” are in none of the answers",
        "Copy a part of the answer that is enough.",
    ),
    (
        QuestionSlip.NOT_WORDS,
        {"words": "x y"},
        "“x y” does not say how many words an answer is to have",
        "Write  words: 80-150  or  words: 80  for at least so many.",
    ),
    (
        QuestionSlip.TOO_FEW_PAIRS,
        {},
        "this question has fewer than two pairs to match",
        "Write each on a line of its own:  - left | right",
    ),
    (
        QuestionSlip.HALF_A_PAIR,
        {"words": "x y"},
        "“x y” is only one half of a pair",
        "Write what belongs together:  - left | right",
    ),
    (
        QuestionSlip.TOO_FEW_STEPS,
        {},
        "this question has fewer than two things to put in order",
        "Write each on a line of its own, in the right order:  - the first",
    ),
    (
        QuestionSlip.STATUS_WITHOUT_CLAIM,
        {},
        "a question for the status of a claim does not say of which",
        "Add a line  claim: …  with the id of a claim in claims.md.",
    ),
    (
        QuestionSlip.COMPARES_NOTHING,
        {},
        "this compares passages, and the first is missing",
        'Add a line  on: "words from the article"',
    ),
    (
        QuestionSlip.WITH_WHOM,
        {},
        "this compares passages, and the second is missing",
        'Add a line  with: "words"  or  with: article-id | "words"',
    ),
    (
        SealSlip.NO_FILE,
        {},
        "there is no such file",
        "Look whether it was moved or renamed.",
    ),
    (
        SealSlip.NOT_A_FILE,
        {},
        "this is no file that can be read",
        "Choose a lesson pack: its name ends in .sbpack.",
    ),
    (
        SealSlip.NO_ACCESS,
        {},
        "this computer does not let Sourcebook read the file",
        "Copy it into a folder of your own, then try again.",
    ),
    (
        SealSlip.NOT_A_PACK,
        {},
        "this is not a lesson pack",
        "Nothing was added. Lesson packs have names that end in .sbpack.",
    ),
    (
        SealSlip.FOLDER_IN_A_ZIP,
        {},
        "this is the folder of a pack in a ZIP file, not a finished pack",
        "Unpack it, then build the pack:  sourcebook pack build FOLDER",
    ),
    (
        SealSlip.CUT_OFF,
        {},
        "this lesson pack is damaged: a part of it is missing",
        "Nothing was added. Copy the file again from where you have it.",
    ),
    (
        SealSlip.TOO_LARGE,
        {"count": 3},
        "this file is larger than a lesson pack can be (3 MB)",
        "Nothing was added. Ask whoever gave it to you for another copy.",
    ),
    (
        SealSlip.TOO_MANY_INSIDE,
        {"count": 3},
        "there are more than 3 files in it",
        "Nothing was added. Ask whoever gave it to you for another copy.",
    ),
    (
        SealSlip.TOO_MUCH_INSIDE,
        {"count": 3},
        "what is in it would take more than 3 MB",
        "Nothing was added. Ask whoever gave it to you for another copy.",
    ),
    (
        SealSlip.LARGE_INSIDE,
        {"count": 3},
        "this file in the pack has more than 3 MB",
        "Nothing was added. Ask whoever gave it to you for another copy.",
    ),
    (
        SealSlip.LEADS_OUT,
        {"words": "x y"},
        "“x y” in it leads out of the pack",
        "Nothing was added. Ask whoever gave it to you for another copy.",
    ),
    (
        SealSlip.UNUSABLE_INSIDE,
        {"words": "x y"},
        "“x y” in it is a name that some computers cannot have",
        "Nothing was added. Ask whoever gave it to you for another copy.",
    ),
    (
        SealSlip.SAME_NAME_INSIDE,
        {"other": "b.md"},
        "this file in the pack has the same name as b.md",
        "Nothing was added. Ask whoever gave it to you for another copy.",
    ),
    (
        SealSlip.LINK_INSIDE,
        {},
        "this in the pack is a link to another place",
        "Nothing was added. Ask whoever gave it to you for another copy.",
    ),
    (
        SealSlip.ENCRYPTED,
        {},
        "this file in the pack is locked with a password",
        "Nothing was added. Ask whoever gave it to you for another copy.",
    ),
    (
        SealSlip.STRANGELY_PACKED,
        {},
        "this file is packed in a way that lesson packs are not",
        "Nothing was added. Ask whoever gave it to you for another copy.",
    ),
    (
        SealSlip.PACKED_TO_HARM,
        {},
        "this file is small, and would become huge when it is unpacked",
        "Nothing was added. Ask whoever gave it to you for another copy.",
    ),
    (
        SealSlip.OVERLAP,
        {"other": "b.md"},
        "this file in the pack lies over b.md",
        "Nothing was added. Ask whoever gave it to you for another copy.",
    ),
    (
        SealSlip.UNLISTED_INSIDE,
        {},
        "a lesson pack cannot have this kind of file",
        "Nothing was added. Ask whoever gave it to you for another copy.",
    ),
    (
        SealSlip.DAMAGED_INSIDE,
        {},
        "this file in the pack is damaged",
        "Nothing was added. Copy the file again from where you have it.",
    ),
    (
        SealSlip.MANIFEST_UNREADABLE,
        {},
        "the list of what is in the pack cannot be read",
        "Nothing was added. Copy the file again from where you have it.",
    ),
    (
        SealSlip.CHANGED_SINCE,
        {},
        "this file was changed after the pack had been built",
        "Nothing was added. Ask whoever gave it to you for another copy.",
    ),
    (
        SealSlip.MISSING_INSIDE,
        {},
        "this file is missing in the pack",
        "Nothing was added. Copy the file again from where you have it.",
    ),
    (
        SealSlip.NOT_IN_MANIFEST,
        {},
        "this file was put into the pack after it had been built",
        "Nothing was added. Ask whoever gave it to you for another copy.",
    ),
    (
        SealSlip.TOOK_TOO_LONG,
        {},
        "reading this pack took too long, and was ended",
        "Nothing was added. Ask whoever gave it to you for another copy.",
    ),
    (
        SealSlip.TOOK_TOO_MUCH,
        {},
        "reading this pack took too much memory, and was ended",
        "Nothing was added. Ask whoever gave it to you for another copy.",
    ),
    (
        SealSlip.UNREADABLE_PACK,
        {},
        "this lesson pack cannot be read",
        "Nothing was added. Ask whoever gave it to you for another copy.",
    ),
    (
        SealSlip.STOPPED,
        {},
        "reading this pack was stopped",
        "Nothing was added. Open it again whenever you like.",
    ),
]


def a_problem(slip: Slip, values: dict[str, Value], *, line: int = 8) -> Problem:
    return Problem("claims.md", line, Severity.ERROR, slip, tuple(values.items()))


def test_a_slip_is_said_with_its_values() -> None:
    def is_said(case: tuple[Slip, dict[str, Value], str, str]) -> None:
        slip, values, message, advice = case
        words = words_for(a_problem(slip, values))

        assert (words.message, words.advice) == (message, advice)

    check_each(SAID, is_said)


def test_every_slip_is_looked_at_above() -> None:
    known = {slip for kind in Slip.__subclasses__() for slip in kind}

    assert {slip for slip, *_ in SAID} == known


def test_a_problem_is_logged_like_a_message_of_a_compiler() -> None:
    problem = a_problem(
        FieldSlip.NOT_A_CHOICE, {"words": "facts", "field": "type", "meant": "fact", "known": ()}
    )

    assert log_line(problem) == (
        "claims.md:8: error: “facts” is not one of the words for “type:”\n    Did you mean “fact”?"
    )


def test_what_concerns_a_whole_file_names_no_line() -> None:
    logged = log_line(a_problem(FieldSlip.EMPTY_FILE, {}, line=0))

    assert logged.startswith("claims.md: error: this file is empty\n")


def test_words_of_an_article_are_shortened_and_no_message_is_longer_than_a_paragraph() -> None:
    words: dict[str, Value] = {"field": "on", "words": "word " * 80, "article_file": "a.md"}

    quoted = words_for(a_problem(PackSlip.NOT_IN_ARTICLE, {**words, "meant": "deep " * 80}))
    title = words_for(a_problem(FieldSlip.NO_ID, {"title": "A" * 400, "id": "a"}))

    assert f"“{('word ' * 80)[:59].rstrip()}…”" in quoted.message
    assert quoted.advice == f"Did you mean “{('deep ' * 80)[:89].rstrip()}…”?"
    assert title.message == f"“{'A' * 399}…"


def test_braces_in_a_pack_stay_as_they_are() -> None:
    words = words_for(a_problem(FieldSlip.NO_FIELD, {"words": "{title} {0} %n"}))

    assert words.message == "this line cannot be read as a field: “{title} {0} %n”"


@given(arrangements, arrangements, arrangements)
def test_no_arrangement_of_lines_leaves_a_reader_without_words(
    pack: str, article: str, records: str
) -> None:
    names = ("claims", "notes", "people", "questions", "glossary", "timeline", "quotes")
    files = (
        PackFile("pack.md", pack.encode("utf-8", "replace")),
        PackFile("articles/a.md", article.encode("utf-8", "replace")),
        *(PackFile(f"{name}.md", records.encode("utf-8", "replace")) for name in names),
    )

    for problem in read_files(files, ProblemList()).problems:
        words = words_for(problem)
        assert words.message
        assert words.advice
