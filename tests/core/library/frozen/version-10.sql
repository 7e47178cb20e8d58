PRAGMA application_id = 1400005474;
PRAGMA user_version = 10;
BEGIN TRANSACTION;
CREATE TABLE annotation (
        id         TEXT PRIMARY KEY,
        article_id TEXT NOT NULL REFERENCES article (id),
        start      INTEGER NOT NULL,
        end        INTEGER NOT NULL,
        exact      TEXT NOT NULL,
        prefix     TEXT NOT NULL,
        suffix     TEXT NOT NULL,
        pen        TEXT NOT NULL,
        body       TEXT NOT NULL,
        created    TEXT NOT NULL,
        modified   TEXT NOT NULL,
        removed    TEXT,
        checksum   BLOB
    , claim TEXT, stance TEXT, also_in TEXT REFERENCES article (id), also_start INTEGER, also_end INTEGER, also_exact TEXT, also_prefix TEXT, also_suffix TEXT, question TEXT, publisher TEXT, lost_from INTEGER, also_lost_from INTEGER, author TEXT) STRICT;
INSERT INTO "annotation" VALUES('deep','well',22,26,'deep','The well of Säntis is ',' – “nobody knows how','evidence','','2025-03-12T12:00:00+00:00','2025-03-12T12:00:00+00:00',NULL,X'232820DDDFC6A6E5',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "annotation" VALUES('knows','well',30,52,'nobody knows how deep,','“','” said Ann Smith.','quote','It''s “odd”; -- café, Größe, ‮עברית‬, 🙂👩‍🏫

* one	
* two  
','2025-03-12T12:00:00+00:00','2025-03-12T12:00:00+00:00',NULL,X'A3CEB84C9336904A',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "annotation" VALUES('dry','well',94,102,'It''s dry','disagreed: “','; I looked.”','claim','Is it?','2025-03-12T12:00:00+00:00','2025-03-12T12:00:00+00:00',NULL,X'22E97C86F8D8A20D',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "annotation" VALUES('looked','well',104,112,'I looked','It''s dry; ','.” He didn’t','opinion','When?','2025-03-12T12:00:00+00:00','2025-03-12T12:00:00+00:00',NULL,X'0B338F5F829FF5EA',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "annotation" VALUES('when','well',115,134,'He didn’t say when.','','','question','second thoughts','2025-03-12T12:00:00+00:00','2025-03-13T08:00:00+00:00',NULL,X'7618F090208193B1',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "annotation" VALUES('binned','well',70,81,'Ben Brown 🙂','','','claim','Who is he? 🙂','2025-03-12T12:00:00+00:00','2025-03-12T12:00:00+00:00','2025-03-12T12:00:14+00:00',X'C07CA4595E7C03DB',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "annotation" VALUES('judged','wells/well',0,26,'The well of Säntis is deep','','','opinion','Who measured it? 🙂','2025-03-12T12:00:00+00:00','2025-03-12T12:00:00+00:00',NULL,X'F5A2EE3584318419','wells/is-deep','doubt',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "annotation" VALUES('both','wells/well',104,112,'I looked','','','question','Who looked, and when?','2025-03-12T12:00:00+00:00','2025-03-12T12:00:00+00:00',NULL,X'F7579DE22EC7B547',NULL,NULL,'well',115,134,'He didn’t say when.','','',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "annotation" VALUES('answered','plain',0,0,'','','','evidence','Who asked Ben? 🙂','2025-03-12T12:00:00+00:00','2025-03-12T12:00:00+00:00',NULL,X'054CA4E25971A7A3',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'missing',NULL,NULL,NULL,NULL);
INSERT INTO "annotation" VALUES('owned','plain',0,0,'','','','evidence','The harbour board','2025-03-12T12:00:00+00:00','2025-03-12T12:00:00+00:00',NULL,X'5F97B08C642B41BD',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'owner','harbour post',NULL,NULL,NULL);
INSERT INTO "annotation" VALUES('rained','grown',42,59,'It rained all day','pened on Monday with 14 stalls.
',' 🙂.
Nobody minded.','claim','rained','2025-03-12T12:00:00+00:00','2025-03-12T12:00:00+00:00',NULL,X'EB0F86DA671413F0',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "annotation" VALUES('stalls','grown',9,40,'opened on Monday with 14 stalls','The fair ','.
It rained all day 🙂.
Nobody mi','claim','stalls','2025-03-12T12:00:00+00:00','2025-03-12T12:00:00+00:00',NULL,X'B9E76F40729FDC88',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "annotation" VALUES('shut','grown',63,91,'The last stall shut at nine.','12 stalls.
It rained all day 🙂.
','','claim','shut','2025-03-12T12:00:00+00:00','2025-03-12T12:00:00+00:00',NULL,X'988950D8C2134BAD',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL,NULL);
INSERT INTO "annotation" VALUES('by-a-friend','from-a-file',4,9,'title','Its ',' was read in its first line.','quote','Which one?','2025-03-12T12:00:00+00:00','2025-03-12T12:00:00+00:00',NULL,X'18AECDCB6E6CEA31',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Bea, 7b');
CREATE TABLE article (
        id           TEXT PRIMARY KEY,
        title        TEXT NOT NULL,
        text         TEXT NOT NULL,
        publisher    TEXT NOT NULL,
        byline       TEXT NOT NULL,
        published    TEXT NOT NULL,
        accessed     TEXT NOT NULL,
        url          TEXT NOT NULL,
        genre        TEXT NOT NULL,
        language     TEXT NOT NULL,
        completeness TEXT NOT NULL,
        rights       TEXT NOT NULL,
        version      INTEGER NOT NULL,
        added        TEXT NOT NULL,
        checksum     BLOB
    , shape TEXT, removed TEXT, origins TEXT) STRICT;
INSERT INTO "article" VALUES('wells/well','The well – “deep” or dry?','The well of Säntis is deep – “nobody knows how deep,” said Ann Smith.
Ben Brown 🙂 disagreed: “It''s dry; I looked.” He didn’t say when.','The Harbour Post','A. Writer & B. Writer','2025-03','2025-03-12','https://example.org/well?a=1&b=%20#top','report','en','shortened','CC0',3,'2025-03-12T12:00:01+00:00',X'EE50F37EB516AC1E',NULL,NULL,NULL);
INSERT INTO "article" VALUES('well','The well – “deep” or dry?','The well of Säntis is deep – “nobody knows how deep,” said Ann Smith.
Ben Brown 🙂 disagreed: “It''s dry; I looked.” He didn’t say when.','The Harbour Post','A. Writer & B. Writer','2025-03','2025-03-12','https://example.org/well?a=1&b=%20#top','report','en','shortened','invented; free for any use',3,'2025-03-12T12:00:02+00:00',X'2BCD166EF95AA41C',NULL,NULL,NULL);
INSERT INTO "article" VALUES('plain','Plain','Nothing is marked here.','','','','','','','en','complete','',1,'2025-03-12T12:00:03+00:00',X'4446831F3CD861CB',NULL,NULL,NULL);
INSERT INTO "article" VALUES('shaped','Shaped 🙂','The well 🙂
It is “deep” – see the survey.
First
Second
Year	Metres
1990	12','','','','','','','en','complete','',1,'2025-03-12T12:00:24+00:00',X'7E6C7123688477C3','{"l":[[0,1,"h",2],[2,2,"i",1,3],[4,2,"r"]],"s":[[19,4,"s"],[31,6,"l","https://example.org/survey?a=1&b=ü"]],"p":[[1,"25d7e19f2a3e51a5915e16778215cef4","The well, “seen” from above",8,8]]}',NULL,NULL);
INSERT INTO "article" VALUES('grown','The fair, corrected','The fair opened on Monday with 14 stalls.
It rained all day 🙂.
Nobody minded.','','','','','','','en','complete','',2,'2025-03-12T12:00:27+00:00',X'0F3D5E828B207684','{"l":[[2,1,"q"]]}',NULL,NULL);
INSERT INTO "article" VALUES('binned','Binned','Out of sight.','The Harbour Post','','','','','','en','complete','',1,'2025-03-12T12:00:37+00:00',X'3E80C053BB13D17E',NULL,'2025-03-12T12:00:38+00:00',NULL);
INSERT INTO "article" VALUES('from-a-file','From a file','Its title was read in its first line.','','','','','','','en','complete','',1,'2025-03-12T12:00:46+00:00',X'6BB5233C0A253F29',NULL,NULL,'{"title": "page", "byline": "text"}');
CREATE TABLE article_measure (
        article_id     TEXT PRIMARY KEY REFERENCES article (id),
        edition        INTEGER NOT NULL,
        characters     INTEGER NOT NULL,
        words          INTEGER NOT NULL,
        are_characters INTEGER NOT NULL,
        minutes        INTEGER NOT NULL,
        grade          INTEGER,
        quotes         INTEGER
    ) STRICT;
CREATE TABLE article_origin (
        article_id TEXT NOT NULL REFERENCES article (id),
        field      TEXT NOT NULL,
        given_by   TEXT NOT NULL,
        before     TEXT NOT NULL,
        changed    TEXT NOT NULL,
        checksum   BLOB,
        PRIMARY KEY (article_id, field)
    ) STRICT;
INSERT INTO "article_origin" VALUES('binned','publisher','you','','2025-03-12T12:00:45+00:00',X'5B51BE76081936FF');
CREATE TABLE article_tag (
        article_id TEXT NOT NULL REFERENCES article (id),
        tag        TEXT NOT NULL,
        tagged     TEXT NOT NULL,
        removed    TEXT,
        checksum   BLOB,
        PRIMARY KEY (article_id, tag)
    ) STRICT;
INSERT INTO "article_tag" VALUES('well','wells','2025-03-12T12:00:39+00:00',NULL,X'C178282DEE316D6B');
INSERT INTO "article_tag" VALUES('well','größe','2025-03-12T12:00:39+00:00',NULL,X'B52AE4F0B8E98A3F');
INSERT INTO "article_tag" VALUES('plain','taken-off','2025-03-12T12:00:39+00:00','2025-03-12T12:00:40+00:00',X'4C0537932F7ACE8E');
CREATE TABLE article_version (
        article_id   TEXT NOT NULL REFERENCES article (id),
        number       INTEGER NOT NULL,
        title        TEXT NOT NULL,
        text         TEXT NOT NULL,
        publisher    TEXT NOT NULL,
        byline       TEXT NOT NULL,
        published    TEXT NOT NULL,
        accessed     TEXT NOT NULL,
        url          TEXT NOT NULL,
        genre        TEXT NOT NULL,
        language     TEXT NOT NULL,
        completeness TEXT NOT NULL,
        rights       TEXT NOT NULL,
        shape        TEXT,
        came         TEXT NOT NULL,
        came_from    TEXT NOT NULL,
        removed      TEXT,
        checksum     BLOB,
        PRIMARY KEY (article_id, number)
    ) STRICT;
INSERT INTO "article_version" VALUES('grown',1,'The fair','The fair opened on Monday with 12 stalls.
It rained all day 🙂.
The last stall shut at nine.','','','','','','','en','complete','',NULL,'2025-03-12T12:00:27+00:00','',NULL,X'90E06EF451170211');
INSERT INTO "article_version" VALUES('grown',2,'The fair, corrected','The fair opened on Monday with 14 stalls.
It rained all day 🙂.
Nobody minded.','','','','','','','en','complete','','{"l":[[2,1,"q"]]}','2025-03-12T12:00:31+00:00','fair.html',NULL,X'11D87E885D02B259');
CREATE TABLE carried_place (
        kind         TEXT NOT NULL,
        item_id      TEXT NOT NULL,
        article_id   TEXT NOT NULL REFERENCES article (id),
        number       INTEGER NOT NULL,
        from_number  INTEGER NOT NULL,
        start        INTEGER NOT NULL,
        end          INTEGER NOT NULL,
        exact        TEXT NOT NULL,
        prefix       TEXT NOT NULL,
        suffix       TEXT NOT NULL,
        lost_from    INTEGER,
        before_start INTEGER NOT NULL,
        before_end   INTEGER NOT NULL,
        before_exact TEXT NOT NULL,
        before_prefix TEXT NOT NULL,
        before_suffix TEXT NOT NULL,
        to_start     INTEGER,
        to_end       INTEGER,
        outcome      TEXT NOT NULL,
        cause        TEXT NOT NULL,
        settled      TEXT,
        checksum     BLOB,
        PRIMARY KEY (kind, item_id, article_id, number)
    ) STRICT;
INSERT INTO "carried_place" VALUES('annotation','stalls','grown',2,1,9,40,'opened on Monday with 12 stalls','The fair ','.
It rained all day 🙂.
The last ',NULL,9,40,'opened on Monday with 12 stalls','The fair ','.
It rained all day 🙂.
The last ',9,40,'check','number-changed',NULL,X'B8235E6756D7C614');
INSERT INTO "carried_place" VALUES('annotation','rained','grown',2,1,42,59,'It rained all day','pened on Monday with 12 stalls.
',' 🙂.
The last stall shut at nine.',NULL,42,59,'It rained all day','pened on Monday with 12 stalls.
',' 🙂.
The last stall shut at nine.',42,59,'sure','same-words','2025-03-12T12:00:31+00:00',X'71926ED6A652761B');
INSERT INTO "carried_place" VALUES('annotation','shut','grown',2,1,63,91,'The last stall shut at nine.','12 stalls.
It rained all day 🙂.
','',NULL,63,91,'The last stall shut at nine.','12 stalls.
It rained all day 🙂.
','',NULL,NULL,'lost','gone',NULL,X'6A7A9A38468F0A0F');
INSERT INTO "carried_place" VALUES('annotation','by-a-friend','from-a-file',1,0,4,9,'title','Its ',' was read in its first line.',0,4,9,'title','Its ',' was read in its first line.',4,9,'check','much-changed',NULL,X'E146DF4740B1A377');
CREATE TABLE change (
        revision   INTEGER PRIMARY KEY AUTOINCREMENT,
        kind       TEXT NOT NULL,
        item_id    TEXT NOT NULL,
        article_id TEXT,
        UNIQUE (kind, item_id)
    ) STRICT;
INSERT INTO "change" VALUES(2,'preference','identity',NULL);
INSERT INTO "change" VALUES(3,'lesson','wells',NULL);
INSERT INTO "change" VALUES(5,'article','wells/well','wells/well');
INSERT INTO "change" VALUES(11,'annotation','deep','well');
INSERT INTO "change" VALUES(15,'annotation','knows','well');
INSERT INTO "change" VALUES(19,'annotation','dry','well');
INSERT INTO "change" VALUES(39,'annotation','looked','well');
INSERT INTO "change" VALUES(53,'annotation','when','well');
INSERT INTO "change" VALUES(57,'annotation','binned','well');
INSERT INTO "change" VALUES(59,'correction','whose','well');
INSERT INTO "change" VALUES(61,'correction','no-speech','well');
INSERT INTO "change" VALUES(63,'correction','missed','well');
INSERT INTO "change" VALUES(67,'correction','everywhere',NULL);
INSERT INTO "change" VALUES(69,'correction','in-the-well','well');
INSERT INTO "change" VALUES(73,'correction','name-taken-back',NULL);
INSERT INTO "change" VALUES(75,'correction','taken-back','well');
INSERT INTO "change" VALUES(77,'search','kept',NULL);
INSERT INTO "change" VALUES(81,'search','dropped',NULL);
INSERT INTO "change" VALUES(83,'past search','well "how deep" -dry in:well',NULL);
INSERT INTO "change" VALUES(85,'preference','theme',NULL);
INSERT INTO "change" VALUES(87,'preference','text_size',NULL);
INSERT INTO "change" VALUES(89,'preference','note',NULL);
INSERT INTO "change" VALUES(101,'annotation','judged','wells/well');
INSERT INTO "change" VALUES(105,'annotation','both','wells/well');
INSERT INTO "change" VALUES(107,'article','shaped','shaped');
INSERT INTO "change" VALUES(111,'annotation','answered','plain');
INSERT INTO "change" VALUES(115,'annotation','owned','plain');
INSERT INTO "change" VALUES(132,'annotation','stalls','grown');
INSERT INTO "change" VALUES(135,'annotation','rained','grown');
INSERT INTO "change" VALUES(138,'annotation','shut','grown');
INSERT INTO "change" VALUES(140,'article','grown','grown');
INSERT INTO "change" VALUES(150,'annotation','in-its-bin','taken-out');
INSERT INTO "change" VALUES(151,'article','taken-out','taken-out');
INSERT INTO "change" VALUES(155,'collection','bin',NULL);
INSERT INTO "change" VALUES(160,'collection','#wells',NULL);
INSERT INTO "change" VALUES(164,'collection','#größe',NULL);
INSERT INTO "change" VALUES(171,'article','plain','plain');
INSERT INTO "change" VALUES(172,'collection','#taken-off',NULL);
INSERT INTO "change" VALUES(178,'collection','project',NULL);
INSERT INTO "change" VALUES(184,'collection','old',NULL);
INSERT INTO "change" VALUES(186,'article','well','well');
INSERT INTO "change" VALUES(188,'article','binned','binned');
INSERT INTO "change" VALUES(190,'article','from-a-file','from-a-file');
INSERT INTO "change" VALUES(195,'annotation','by-a-friend','from-a-file');
CREATE TABLE claim (
        id          TEXT PRIMARY KEY,
        pack_id     TEXT NOT NULL REFERENCES lesson_pack (id),
        article_id  TEXT NOT NULL REFERENCES article (id),
        title       TEXT NOT NULL,
        places      TEXT NOT NULL,
        type        TEXT,
        speaker     TEXT,
        repeated_by TEXT NOT NULL,
        status      TEXT,
        status_by   TEXT NOT NULL,
        body        TEXT NOT NULL,
        checksum    BLOB
    ) STRICT;
INSERT INTO "claim" VALUES('wells/is-deep','wells','wells/well','The well is deep','[[0, 26, "The well of Säntis is deep", "", ""], [30, 52, "nobody knows how deep,", "", ""]]','fact','wells/ann','["reporter"]','not confirmed in this article','A. Teacher','Nobody *measured* it.',X'1681AE4D590BB851');
CREATE TABLE collected (
        collection_id TEXT NOT NULL REFERENCES collection (id),
        article_id    TEXT NOT NULL REFERENCES article (id),
        added         TEXT NOT NULL,
        removed       TEXT,
        checksum      BLOB,
        PRIMARY KEY (collection_id, article_id)
    ) STRICT;
INSERT INTO "collected" VALUES('project','well','2025-03-12T12:00:41+00:00',NULL,X'0CB7404F471C4EBF');
INSERT INTO "collected" VALUES('old','plain','2025-03-12T12:00:41+00:00','2025-03-12T12:00:42+00:00',X'1B12DECADF72982B');
CREATE TABLE collection (
        id       TEXT PRIMARY KEY,
        name     TEXT NOT NULL,
        created  TEXT NOT NULL,
        removed  TEXT,
        checksum BLOB
    ) STRICT;
INSERT INTO "collection" VALUES('project','The wells project 🙂','2025-03-12T12:00:41+00:00',NULL,X'782BAF77AE984EBD');
INSERT INTO "collection" VALUES('old','Old','2025-03-12T12:00:41+00:00','2025-03-12T12:00:43+00:00',X'1D23EDE64D4567C9');
CREATE TABLE context_note (
        id         TEXT PRIMARY KEY,
        pack_id    TEXT NOT NULL REFERENCES lesson_pack (id),
        article_id TEXT NOT NULL REFERENCES article (id),
        title      TEXT NOT NULL,
        places     TEXT NOT NULL,
        kind       TEXT NOT NULL,
        claim_id   TEXT REFERENCES claim (id),
        sources    TEXT NOT NULL,
        date       TEXT NOT NULL,
        body       TEXT NOT NULL,
        checksum   BLOB
    ) STRICT;
INSERT INTO "context_note" VALUES('wells/measured','wells','wells/well','How deep?','[[43, 52, "how deep,", "", ""]]','evidence against','wells/is-deep','[["Survey of wells, 1990", "primary"], ["A letter", ""]]','1990','Twelve metres.',X'15676C56FDAE02E1');
CREATE TABLE correction (
        id         TEXT PRIMARY KEY,
        article_id TEXT NOT NULL REFERENCES article (id),
        kind       TEXT NOT NULL,
        start      INTEGER NOT NULL,
        end        INTEGER NOT NULL,
        exact      TEXT NOT NULL,
        prefix     TEXT NOT NULL,
        suffix     TEXT NOT NULL,
        speaker    TEXT NOT NULL,
        created    TEXT NOT NULL,
        removed    TEXT,
        checksum   BLOB
    ) STRICT;
INSERT INTO "correction" VALUES('whose','well','speaker',30,52,'nobody knows how deep,','“','”','Ann Smith-Öz','2025-03-12T12:00:00+00:00',NULL,X'6FFBF596D65046F4');
INSERT INTO "correction" VALUES('no-speech','well','not speech',104,112,'I looked','','','','2025-03-12T12:00:00+00:00',NULL,X'7CB8038CB215C919');
INSERT INTO "correction" VALUES('missed','well','missed',125,133,'say when','','','Ben','2025-03-12T12:00:00+00:00',NULL,X'3522F33EF48A8825');
INSERT INTO "correction" VALUES('taken-back','well','speaker',30,52,'nobody knows how deep,','“','”','Ben Brown','2025-03-12T12:00:00+00:00','2025-03-12T12:00:17+00:00',X'63C3055A4CAD2A22');
CREATE TABLE index_queue (
        revision INTEGER PRIMARY KEY AUTOINCREMENT,
        kind     TEXT NOT NULL,
        item_id  TEXT NOT NULL,
        UNIQUE (kind, item_id)
    ) STRICT;
INSERT INTO "index_queue" VALUES(4,'annotation','deep');
INSERT INTO "index_queue" VALUES(5,'annotation','knows');
INSERT INTO "index_queue" VALUES(6,'annotation','dry');
INSERT INTO "index_queue" VALUES(10,'annotation','looked');
INSERT INTO "index_queue" VALUES(12,'annotation','when');
INSERT INTO "index_queue" VALUES(13,'annotation','binned');
INSERT INTO "index_queue" VALUES(19,'article','wells/well');
INSERT INTO "index_queue" VALUES(23,'annotation','judged');
INSERT INTO "index_queue" VALUES(24,'annotation','both');
INSERT INTO "index_queue" VALUES(25,'article','shaped');
INSERT INTO "index_queue" VALUES(26,'annotation','answered');
INSERT INTO "index_queue" VALUES(27,'annotation','owned');
INSERT INTO "index_queue" VALUES(32,'article','grown');
INSERT INTO "index_queue" VALUES(33,'annotation','stalls');
INSERT INTO "index_queue" VALUES(34,'annotation','rained');
INSERT INTO "index_queue" VALUES(35,'annotation','shut');
INSERT INTO "index_queue" VALUES(38,'annotation','in-its-bin');
INSERT INTO "index_queue" VALUES(39,'article','taken-out');
INSERT INTO "index_queue" VALUES(43,'article','well');
INSERT INTO "index_queue" VALUES(44,'article','plain');
INSERT INTO "index_queue" VALUES(45,'article','binned');
INSERT INTO "index_queue" VALUES(46,'article','from-a-file');
INSERT INTO "index_queue" VALUES(47,'annotation','by-a-friend');
CREATE TABLE lesson_pack (
        id        TEXT PRIMARY KEY,
        edition   INTEGER NOT NULL,
        title     TEXT NOT NULL,
        date      TEXT NOT NULL,
        language  TEXT NOT NULL,
        licence   TEXT NOT NULL,
        authors   TEXT NOT NULL,
        installed TEXT NOT NULL,
        checksum  BLOB
    ) STRICT;
INSERT INTO "lesson_pack" VALUES('wells',2,'Wells','2025-04-01','en','CC0-1.0','A. Teacher','2025-03-12T12:00:01+00:00',X'E631D25FBB94ABEE');
CREATE TABLE pack_article (
        pack_id    TEXT NOT NULL REFERENCES lesson_pack (id),
        position   INTEGER NOT NULL,
        article_id TEXT NOT NULL REFERENCES article (id),
        checksum   BLOB,
        PRIMARY KEY (pack_id, position)
    ) STRICT;
INSERT INTO "pack_article" VALUES('wells',0,'wells/well',X'63BE659F28C5C06D');
CREATE TABLE pack_correction (
        id         TEXT PRIMARY KEY,
        pack_id    TEXT NOT NULL REFERENCES lesson_pack (id),
        article_id TEXT NOT NULL REFERENCES article (id),
        kind       TEXT NOT NULL,
        start      INTEGER NOT NULL,
        end        INTEGER NOT NULL,
        exact      TEXT NOT NULL,
        prefix     TEXT NOT NULL,
        suffix     TEXT NOT NULL,
        speaker    TEXT NOT NULL,
        made_by    TEXT NOT NULL,
        created    TEXT NOT NULL,
        checksum   BLOB
    ) STRICT;
INSERT INTO "pack_correction" VALUES('wells/q1','wells','wells/well','speaker',94,113,'It''s dry; I looked.','','','Ben Brown','A. Teacher','2025-04-01',X'A15E66B771640693');
CREATE TABLE pack_file (
        pack_id  TEXT NOT NULL REFERENCES lesson_pack (id),
        path     TEXT NOT NULL,
        content  BLOB NOT NULL,
        checksum BLOB,
        PRIMARY KEY (pack_id, path)
    ) STRICT;
INSERT INTO "pack_file" VALUES('wells','pack.md',X'232057656C6C730D0A',X'1BDE48B0929D9C72');
INSERT INTO "pack_file" VALUES('wells','pictures/well.png',X'000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F202122232425262728292A2B2C2D2E2F303132333435363738393A3B3C3D3E3F404142434445464748494A4B4C4D4E4F505152535455565758595A5B5C5D5E5F606162636465666768696A6B6C6D6E6F707172737475767778797A7B7C7D7E7F808182838485868788898A8B8C8D8E8F909192939495969798999A9B9C9D9E9FA0A1A2A3A4A5A6A7A8A9AAABACADAEAFB0B1B2B3B4B5B6B7B8B9BABBBCBDBEBFC0C1C2C3C4C5C6C7C8C9CACBCCCDCECFD0D1D2D3D4D5D6D7D8D9DADBDCDDDEDFE0E1E2E3E4E5E6E7E8E9EAEBECEDEEEFF0F1F2F3F4F5F6F7F8F9FAFBFCFDFEFF',X'6C1F7B2F130B4A35');
CREATE TABLE past_search (
        words    TEXT NOT NULL,
        choices  TEXT NOT NULL,
        searched TEXT NOT NULL,
        checksum BLOB,
        PRIMARY KEY (words, choices)
    ) STRICT;
INSERT INTO "past_search" VALUES('well "how deep" -dry in:well','{"kind": "quotation", "filters": [["speaker", "Ann Smith-Öz"], ["year", "2025"]], "order": "newest"}','2025-03-12T12:00:19+00:00',X'93D2C0452E3CB00B');
CREATE TABLE person (
        id       TEXT PRIMARY KEY,
        pack_id  TEXT NOT NULL REFERENCES lesson_pack (id),
        name     TEXT NOT NULL,
        names    TEXT NOT NULL,
        body     TEXT NOT NULL,
        checksum BLOB
    ) STRICT;
INSERT INTO "person" VALUES('wells/ann','wells','Ann Smith','["Ann", "Mrs Smith"]','Lives *there*.',X'DB24E17A43C24C5D');
CREATE TABLE picture (
        name     TEXT PRIMARY KEY,
        content  BLOB NOT NULL,
        checksum BLOB
    ) STRICT;
INSERT INTO "picture" VALUES('25d7e19f2a3e51a5915e16778215cef4',X'89504E470D0A1A0A000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F202122232425262728292A2B2C2D2E2F303132333435363738393A3B3C3D3E3F404142434445464748494A4B4C4D4E4F505152535455565758595A5B5C5D5E5F606162636465666768696A6B6C6D6E6F707172737475767778797A7B7C7D7E7F808182838485868788898A8B8C8D8E8F909192939495969798999A9B9C9D9E9FA0A1A2A3A4A5A6A7A8A9AAABACADAEAFB0B1B2B3B4B5B6B7B8B9BABBBCBDBEBFC0C1C2C3C4C5C6C7C8C9CACBCCCDCECFD0D1D2D3D4D5D6D7D8D9DADBDCDDDEDFE0E1E2E3E4E5E6E7E8E9EAEBECEDEEEFF0F1F2F3F4F5F6F7F8F9FAFBFCFDFEFF',X'A7528D098CBABEE4');
CREATE TABLE preference (
        name     TEXT PRIMARY KEY,
        value    TEXT NOT NULL,
        checksum BLOB
    ) STRICT;
INSERT INTO "preference" VALUES('identity','4e37e4c3756a67eb210474d8e777bbfd',X'B234490CC5B582A0');
INSERT INTO "preference" VALUES('theme','dark',X'B4713AB6D7A9270A');
INSERT INTO "preference" VALUES('text_size','18',X'FAE9125887129A6A');
INSERT INTO "preference" VALUES('note','It''s “odd”; -- café, Größe, ‮עברית‬, 🙂👩‍🏫

* one	
* two  
',X'D597FB6C1A08A84D');
CREATE TABLE put_by (
        digest   TEXT NOT NULL,
        kind     TEXT NOT NULL,
        item_id  TEXT NOT NULL,
        content  TEXT NOT NULL,
        put_by   TEXT NOT NULL,
        restored TEXT,
        checksum BLOB,
        PRIMARY KEY (digest, kind, item_id)
    ) STRICT;
INSERT INTO "put_by" VALUES('323f3fe4e04208f122c4a322ee9349204bd10daa7597314e57ed2d69961aa452','annotation','taken-out 0','{"id": "in-its-bin", "article_id": "taken-out", "start": 0, "end": 0, "exact": "", "prefix": "", "suffix": "", "pen": "quote", "body": "Not to be lost", "created": "2025-03-12T12:00:00+00:00", "modified": "2025-03-12T12:00:00+00:00", "removed": "2025-03-12T12:00:34+00:00", "claim": null, "stance": null, "also_in": null, "also_start": null, "also_end": null, "also_exact": null, "also_prefix": null, "also_suffix": null, "question": null, "publisher": null, "lost_from": null, "also_lost_from": null, "author": null}','2025-03-12T12:00:36+00:00',NULL,X'D1911435B5C7032B');
INSERT INTO "put_by" VALUES('323f3fe4e04208f122c4a322ee9349204bd10daa7597314e57ed2d69961aa452','wording','taken-out 0','{"annotation_id": "in-its-bin", "field": "body", "stamped_ms": 1741780833000, "counter": 0, "device": "b6ac9d6ed858643d", "value": "Not to be lost", "written": "2025-03-12T12:00:33+00:00", "is_beside": 0}','2025-03-12T12:00:36+00:00',NULL,X'BBDE30520AB02098');
INSERT INTO "put_by" VALUES('323f3fe4e04208f122c4a322ee9349204bd10daa7597314e57ed2d69961aa452','wording','taken-out 1','{"annotation_id": "in-its-bin", "field": "removed", "stamped_ms": 1741780835000, "counter": 0, "device": "b6ac9d6ed858643d", "value": "2025-03-12T12:00:34+00:00", "written": "2025-03-12T12:00:35+00:00", "is_beside": 0}','2025-03-12T12:00:36+00:00',NULL,X'43644794B1603980');
CREATE TABLE reading_mark (
        article_id TEXT PRIMARY KEY REFERENCES article (id),
        state      TEXT NOT NULL,
        marked     TEXT NOT NULL,
        checksum   BLOB
    ) STRICT;
INSERT INTO "reading_mark" VALUES('well','read','2025-03-12T12:00:44+00:00',X'7665B2BEEC6C322F');
CREATE TABLE reading_place (
        article_id TEXT PRIMARY KEY REFERENCES article (id),
        position   INTEGER NOT NULL,
        visited    TEXT NOT NULL,
        checksum   BLOB
    , furthest INTEGER) STRICT;
INSERT INTO "reading_place" VALUES('well',17,'2025-03-12T12:00:04+00:00',X'EB6F87A5A46B162E',17);
CREATE TABLE saved_search (
        id       TEXT PRIMARY KEY,
        words    TEXT NOT NULL,
        choices  TEXT NOT NULL,
        created  TEXT NOT NULL,
        removed  TEXT,
        checksum BLOB
    ) STRICT;
INSERT INTO "saved_search" VALUES('kept','well "how deep" -dry in:well','{"kind": "quotation", "filters": [["speaker", "Ann Smith-Öz"], ["year", "2025"]], "order": "newest"}','2025-03-12T12:00:00+00:00',NULL,X'C2A1C990654C4006');
INSERT INTO "saved_search" VALUES('dropped','dry','{"kind": null, "filters": [], "order": "best"}','2025-03-12T12:00:00+00:00','2025-03-12T12:00:18+00:00',X'D8F43E4F1E95E1BC');
CREATE TABLE speaker_name (
        id         TEXT PRIMARY KEY,
        article_id TEXT REFERENCES article (id),
        name       TEXT NOT NULL,
        shown_as   TEXT NOT NULL,
        created    TEXT NOT NULL,
        removed    TEXT,
        checksum   BLOB
    ) STRICT;
INSERT INTO "speaker_name" VALUES('everywhere',NULL,'Ann','Ann Smith','2025-03-12T12:00:00+00:00',NULL,X'CC3AC8BAC2572C14');
INSERT INTO "speaker_name" VALUES('in-the-well','well','Ben','Ben the Elder','2025-03-12T12:00:00+00:00',NULL,X'75E9282CA56D3614');
INSERT INTO "speaker_name" VALUES('name-taken-back',NULL,'Cem','Cem Öz','2025-03-12T12:00:00+00:00','2025-03-12T12:00:16+00:00',X'1594C7EF7D7BCBE1');
CREATE TABLE waiting_note (
        id        TEXT PRIMARY KEY,
        content   TEXT NOT NULL,
        came_from TEXT NOT NULL,
        came      TEXT NOT NULL,
        removed   TEXT,
        checksum  BLOB
    ) STRICT;
INSERT INTO "waiting_note" VALUES('waits','{"note": "“odd” 🙂"}','clippings.txt','2025-03-12T12:00:00+00:00',NULL,X'786F15D52C5A4DC1');
CREATE TABLE wording (
        annotation_id TEXT NOT NULL REFERENCES annotation (id),
        field         TEXT NOT NULL,
        stamped_ms    INTEGER NOT NULL,
        counter       INTEGER NOT NULL,
        device        TEXT NOT NULL,
        value         TEXT NOT NULL,
        written       TEXT NOT NULL,
        is_beside     INTEGER NOT NULL,
        checksum      BLOB,
        PRIMARY KEY (annotation_id, field, stamped_ms, counter, device)
    ) STRICT;
INSERT INTO "wording" VALUES('knows','body',1741780805000,0,'b6ac9d6ed858643d','It''s “odd”; -- café, Größe, ‮עברית‬, 🙂👩‍🏫

* one	
* two  
','2025-03-12T12:00:05+00:00',0,X'3E107FA09E63D440');
INSERT INTO "wording" VALUES('dry','body',1741780806000,0,'b6ac9d6ed858643d','Is it?','2025-03-12T12:00:06+00:00',0,X'43C6B2FAC5D17A34');
INSERT INTO "wording" VALUES('looked','body',1741780807000,0,'b6ac9d6ed858643d','When?','2025-03-12T12:00:07+00:00',0,X'33246EA4718FD673');
INSERT INTO "wording" VALUES('when','body',1741780808000,0,'b6ac9d6ed858643d','first thoughts','2025-03-12T12:00:08+00:00',0,X'03BB8D9F23E5F7B7');
INSERT INTO "wording" VALUES('binned','body',1741780809000,0,'b6ac9d6ed858643d','Who is he? 🙂','2025-03-12T12:00:09+00:00',0,X'76F6A3B900CD2019');
INSERT INTO "wording" VALUES('looked','pen',1741780810000,0,'b6ac9d6ed858643d','question','2025-03-12T12:00:10+00:00',0,X'F39EC2205705FAEF');
INSERT INTO "wording" VALUES('looked','pen',1741780811000,0,'b6ac9d6ed858643d','opinion','2025-03-12T12:00:11+00:00',0,X'54E1E1DBF652F1BF');
INSERT INTO "wording" VALUES('when','body',1741780812000,0,'b6ac9d6ed858643d','what another window wrote','2025-03-12T12:00:12+00:00',1,X'B5F2144FEFDA67FF');
INSERT INTO "wording" VALUES('when','body',1741780813000,0,'b6ac9d6ed858643d','second thoughts','2025-03-12T12:00:13+00:00',0,X'329BAA849A3F49E0');
INSERT INTO "wording" VALUES('binned','removed',1741780815000,0,'b6ac9d6ed858643d','2025-03-12T12:00:14+00:00','2025-03-12T12:00:15+00:00',0,X'7C8E164890DA5A44');
INSERT INTO "wording" VALUES('judged','body',1741780820000,0,'b6ac9d6ed858643d','Who measured it? 🙂','2025-03-12T12:00:20+00:00',0,X'02C078AF58D25B0F');
INSERT INTO "wording" VALUES('judged','stance',1741780821000,0,'b6ac9d6ed858643d','agree','2025-03-12T12:00:21+00:00',0,X'EC5920D53D340C1B');
INSERT INTO "wording" VALUES('judged','stance',1741780822000,0,'b6ac9d6ed858643d','doubt','2025-03-12T12:00:22+00:00',0,X'0B1FA2ADB005D0DB');
INSERT INTO "wording" VALUES('both','body',1741780823000,0,'b6ac9d6ed858643d','Who looked, and when?','2025-03-12T12:00:23+00:00',0,X'BF82D830D89ECB9F');
INSERT INTO "wording" VALUES('answered','body',1741780825000,0,'b6ac9d6ed858643d','Who asked Ben? 🙂','2025-03-12T12:00:25+00:00',0,X'2D817C007A82DC16');
INSERT INTO "wording" VALUES('owned','body',1741780826000,0,'b6ac9d6ed858643d','The harbour board','2025-03-12T12:00:26+00:00',0,X'0959E95E6F942F12');
INSERT INTO "wording" VALUES('rained','body',1741780828000,0,'b6ac9d6ed858643d','rained','2025-03-12T12:00:28+00:00',0,X'97A9930DC4C74496');
INSERT INTO "wording" VALUES('stalls','body',1741780829000,0,'b6ac9d6ed858643d','stalls','2025-03-12T12:00:29+00:00',0,X'5918ECF38EED80F9');
INSERT INTO "wording" VALUES('shut','body',1741780830000,0,'b6ac9d6ed858643d','shut','2025-03-12T12:00:30+00:00',0,X'C43C19D8EEA92169');
INSERT INTO "wording" VALUES('by-a-friend','body',1741780847000,0,'b6ac9d6ed858643d','Which one?','2025-03-12T12:00:47+00:00',0,X'7A03C0C1D766D930');
CREATE INDEX annotation_by_place ON annotation (article_id, start, end);
CREATE INDEX pack_article_by_article ON pack_article (article_id);
CREATE INDEX person_by_pack ON person (pack_id);
CREATE INDEX claim_by_article ON claim (article_id);
CREATE INDEX context_note_by_article ON context_note (article_id);
CREATE INDEX correction_by_article ON correction (article_id);
CREATE INDEX speaker_name_by_article ON speaker_name (article_id);
CREATE INDEX pack_correction_by_article ON pack_correction (article_id);
CREATE INDEX wording_by_stamp ON wording (stamped_ms, counter);
CREATE TRIGGER article_insert_is_a_change AFTER INSERT ON article BEGIN
        DELETE FROM change WHERE kind = 'article' AND item_id = NEW.id;
        INSERT INTO change (kind, item_id, article_id) VALUES ('article', NEW.id, NEW.id);
    END;
CREATE TRIGGER article_update_is_a_change AFTER UPDATE ON article BEGIN
        DELETE FROM change WHERE kind = 'article' AND item_id = NEW.id;
        INSERT INTO change (kind, item_id, article_id) VALUES ('article', NEW.id, NEW.id);
    END;
CREATE TRIGGER article_delete_is_a_change AFTER DELETE ON article BEGIN
        DELETE FROM change WHERE kind = 'article' AND item_id = OLD.id;
        INSERT INTO change (kind, item_id, article_id) VALUES ('article', OLD.id, OLD.id);
    END;
CREATE TRIGGER annotation_insert_is_a_change AFTER INSERT ON annotation BEGIN
        DELETE FROM change WHERE kind = 'annotation' AND item_id = NEW.id;
        INSERT INTO change (kind, item_id, article_id)
            VALUES ('annotation', NEW.id, NEW.article_id);
    END;
CREATE TRIGGER annotation_update_is_a_change AFTER UPDATE ON annotation BEGIN
        DELETE FROM change WHERE kind = 'annotation' AND item_id = NEW.id;
        INSERT INTO change (kind, item_id, article_id)
            VALUES ('annotation', NEW.id, NEW.article_id);
    END;
CREATE TRIGGER lesson_pack_insert_is_a_change AFTER INSERT ON lesson_pack BEGIN
        DELETE FROM change WHERE kind = 'lesson' AND item_id = NEW.id;
        INSERT INTO change (kind, item_id, article_id) VALUES ('lesson', NEW.id, NULL);
    END;
CREATE TRIGGER lesson_pack_delete_is_a_change AFTER DELETE ON lesson_pack BEGIN
        DELETE FROM change WHERE kind = 'lesson' AND item_id = OLD.id;
        INSERT INTO change (kind, item_id, article_id) VALUES ('lesson', OLD.id, NULL);
    END;
CREATE TRIGGER correction_insert_is_a_change AFTER INSERT ON correction BEGIN
        DELETE FROM change WHERE kind = 'correction' AND item_id = NEW.id;
        INSERT INTO change (kind, item_id, article_id)
            VALUES ('correction', NEW.id, NEW.article_id);
    END;
CREATE TRIGGER correction_update_is_a_change AFTER UPDATE ON correction BEGIN
        DELETE FROM change WHERE kind = 'correction' AND item_id = NEW.id;
        INSERT INTO change (kind, item_id, article_id)
            VALUES ('correction', NEW.id, NEW.article_id);
    END;
CREATE TRIGGER speaker_name_insert_is_a_change AFTER INSERT ON speaker_name BEGIN
        DELETE FROM change WHERE kind = 'correction' AND item_id = NEW.id;
        INSERT INTO change (kind, item_id, article_id)
            VALUES ('correction', NEW.id, NEW.article_id);
    END;
CREATE TRIGGER speaker_name_update_is_a_change AFTER UPDATE ON speaker_name BEGIN
        DELETE FROM change WHERE kind = 'correction' AND item_id = NEW.id;
        INSERT INTO change (kind, item_id, article_id)
            VALUES ('correction', NEW.id, NEW.article_id);
    END;
CREATE TRIGGER saved_search_insert_is_a_change AFTER INSERT ON saved_search BEGIN
        DELETE FROM change WHERE kind = 'search' AND item_id = NEW.id;
        INSERT INTO change (kind, item_id, article_id) VALUES ('search', NEW.id, NULL);
    END;
CREATE TRIGGER saved_search_update_is_a_change AFTER UPDATE ON saved_search BEGIN
        DELETE FROM change WHERE kind = 'search' AND item_id = NEW.id;
        INSERT INTO change (kind, item_id, article_id) VALUES ('search', NEW.id, NULL);
    END;
CREATE TRIGGER past_search_insert_is_a_change AFTER INSERT ON past_search BEGIN
        DELETE FROM change WHERE kind = 'past search' AND item_id = NEW.words;
        INSERT INTO change (kind, item_id, article_id) VALUES ('past search', NEW.words, NULL);
    END;
CREATE TRIGGER past_search_update_is_a_change AFTER UPDATE ON past_search BEGIN
        DELETE FROM change WHERE kind = 'past search' AND item_id = NEW.words;
        INSERT INTO change (kind, item_id, article_id) VALUES ('past search', NEW.words, NULL);
    END;
CREATE TRIGGER past_search_delete_is_a_change AFTER DELETE ON past_search BEGIN
        DELETE FROM change WHERE kind = 'past search' AND item_id = OLD.words;
        INSERT INTO change (kind, item_id, article_id) VALUES ('past search', OLD.words, NULL);
    END;
CREATE TRIGGER preference_insert_is_a_change AFTER INSERT ON preference BEGIN
        DELETE FROM change WHERE kind = 'preference' AND item_id = NEW.name;
        INSERT INTO change (kind, item_id, article_id) VALUES ('preference', NEW.name, NULL);
    END;
CREATE TRIGGER preference_update_is_a_change AFTER UPDATE ON preference BEGIN
        DELETE FROM change WHERE kind = 'preference' AND item_id = NEW.name;
        INSERT INTO change (kind, item_id, article_id) VALUES ('preference', NEW.name, NULL);
    END;
CREATE TRIGGER a_wording_is_a_change_of_its_note AFTER INSERT ON wording BEGIN
        DELETE FROM change WHERE kind = 'annotation' AND item_id = NEW.annotation_id;
        INSERT INTO change (kind, item_id, article_id)
            SELECT 'annotation', id, article_id FROM annotation WHERE id = NEW.annotation_id;
    END;
CREATE TRIGGER a_settled_wording_is_a_change_of_its_note AFTER UPDATE ON wording BEGIN
        DELETE FROM change WHERE kind = 'annotation' AND item_id = NEW.annotation_id;
        INSERT INTO change (kind, item_id, article_id)
            SELECT 'annotation', id, article_id FROM annotation WHERE id = NEW.annotation_id;
    END;
CREATE INDEX annotation_by_second_place ON annotation (also_in);
CREATE INDEX annotation_by_publisher ON annotation (publisher) WHERE publisher IS NOT NULL;
CREATE INDEX carried_place_by_article ON carried_place (article_id, number);
CREATE TRIGGER a_text_is_kept_before_it_changes
        BEFORE UPDATE OF text ON article WHEN NEW.text IS NOT OLD.text AND NOT EXISTS
            (SELECT 1 FROM article_version WHERE article_id = OLD.id AND text = OLD.text)
        BEGIN SELECT RAISE(ABORT, 'the text of an article is kept before it changes'); END;
CREATE TRIGGER a_text_that_was_kept_never_changes
        BEFORE UPDATE OF text ON article_version WHEN NEW.text IS NOT OLD.text
        BEGIN SELECT RAISE(ABORT, 'a text that was kept never changes'); END;
CREATE TRIGGER a_carried_place_is_a_change_of_its_note
        AFTER UPDATE ON carried_place WHEN NEW.kind <> 'correction' BEGIN
        DELETE FROM change WHERE kind = 'annotation' AND item_id = NEW.item_id;
        INSERT INTO change (kind, item_id, article_id)
            VALUES ('annotation', NEW.item_id, NEW.article_id);
    END;
CREATE INDEX article_in_the_library ON article (added, id, title, published, publisher)
        WHERE removed IS NULL;
CREATE INDEX article_by_tag ON article_tag (tag);
CREATE INDEX collected_by_article ON collected (article_id);
CREATE TRIGGER reading_mark_insert_is_a_change AFTER INSERT ON reading_mark BEGIN
        DELETE FROM change WHERE kind = 'article' AND item_id = NEW.article_id;
        INSERT INTO change (kind, item_id, article_id)
            VALUES ('article', NEW.article_id, NEW.article_id);
    END;
CREATE TRIGGER reading_mark_update_is_a_change AFTER UPDATE ON reading_mark BEGIN
        DELETE FROM change WHERE kind = 'article' AND item_id = NEW.article_id;
        INSERT INTO change (kind, item_id, article_id)
            VALUES ('article', NEW.article_id, NEW.article_id);
    END;
CREATE TRIGGER article_tag_insert_is_a_change AFTER INSERT ON article_tag BEGIN
        DELETE FROM change WHERE kind = 'article' AND item_id = NEW.article_id;
        INSERT INTO change (kind, item_id, article_id)
            VALUES ('article', NEW.article_id, NEW.article_id);
        DELETE FROM change WHERE kind = 'collection' AND item_id = '#' || NEW.tag;
        INSERT INTO change (kind, item_id, article_id)
            VALUES ('collection', '#' || NEW.tag, NULL);
    END;
CREATE TRIGGER article_tag_update_is_a_change AFTER UPDATE ON article_tag BEGIN
        DELETE FROM change WHERE kind = 'article' AND item_id = NEW.article_id;
        INSERT INTO change (kind, item_id, article_id)
            VALUES ('article', NEW.article_id, NEW.article_id);
        DELETE FROM change WHERE kind = 'collection' AND item_id = '#' || NEW.tag;
        INSERT INTO change (kind, item_id, article_id)
            VALUES ('collection', '#' || NEW.tag, NULL);
    END;
CREATE TRIGGER article_in_the_bin_is_a_change AFTER UPDATE OF removed ON article BEGIN
        DELETE FROM change WHERE kind = 'collection' AND item_id = 'bin';
        INSERT INTO change (kind, item_id, article_id) VALUES ('collection', 'bin', NULL);
    END;
CREATE TRIGGER collection_insert_is_a_change AFTER INSERT ON collection BEGIN
        DELETE FROM change WHERE kind = 'collection' AND item_id = NEW.id;
        INSERT INTO change (kind, item_id, article_id)
            VALUES ('collection', NEW.id, NULL);
    END;
CREATE TRIGGER collection_update_is_a_change AFTER UPDATE ON collection BEGIN
        DELETE FROM change WHERE kind = 'collection' AND item_id = NEW.id;
        INSERT INTO change (kind, item_id, article_id)
            VALUES ('collection', NEW.id, NULL);
    END;
CREATE TRIGGER collected_insert_is_a_change AFTER INSERT ON collected BEGIN
        DELETE FROM change WHERE kind = 'collection' AND item_id = NEW.collection_id;
        INSERT INTO change (kind, item_id, article_id)
            VALUES ('collection', NEW.collection_id, NULL);
    END;
CREATE TRIGGER collected_update_is_a_change AFTER UPDATE ON collected BEGIN
        DELETE FROM change WHERE kind = 'collection' AND item_id = NEW.collection_id;
        INSERT INTO change (kind, item_id, article_id)
            VALUES ('collection', NEW.collection_id, NULL);
    END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('change',195);
INSERT INTO "sqlite_sequence" VALUES('index_queue',47);
COMMIT;
