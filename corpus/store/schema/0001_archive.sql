-- The archive: articles, their versions, and what has been read out of them.
--
-- Days are stored as proleptic Gregorian ordinals (1 = 0001-01-01, Python's date.toordinal()); instants as ISO 8601
-- text in UTC. Offsets count characters (not bytes) of version.text.

-- A scope is whose articles they are: 0 is shared by everybody, every guild has one of its own.
CREATE TABLE scope (
    id       INTEGER PRIMARY KEY CHECK (id BETWEEN 0 AND 1048575),
    guild_id INTEGER UNIQUE                    -- Discord's id of the guild; NULL for the shared scope
) STRICT;
INSERT INTO scope (id, guild_id) VALUES (0, NULL);

-- The bytes an article was read from, once however many versions were read from them.
CREATE TABLE original (
    sha256 BLOB PRIMARY KEY CHECK (length(sha256) = 32),
    data   BLOB NOT NULL,                      -- zlib-compressed
    size   INTEGER NOT NULL                    -- bytes before compression
) STRICT;

-- What a reference such as A12 means, for good. A number is never used again.
CREATE TABLE article (
    number     INTEGER PRIMARY KEY AUTOINCREMENT,
    scope      INTEGER NOT NULL REFERENCES scope (id),
    key        TEXT,                           -- the loader's own name: a seed's file name, a JSON line's id
    current    INTEGER REFERENCES version (id) DEFERRABLE INITIALLY DEFERRED,  -- NULL: removed
    removed_at TEXT
) STRICT;
-- loading the same file or record again finds its article
CREATE UNIQUE INDEX article_by_key ON article (scope, key) WHERE key IS NOT NULL;
-- which versions are current: newest articles, first and last day
CREATE UNIQUE INDEX article_by_version ON article (current) WHERE current IS NOT NULL;

-- One state of an article. The id is  scope << 42 | day << 20 | count within the day,  so that the articles of one
-- scope, and of one range of publication days, are one range of ids: whatever is looked up by id, full text
-- included, is scoped and dated without a join. Undated articles use the days of the years 1 to 999.
CREATE TABLE version (
    id              INTEGER PRIMARY KEY,
    article         INTEGER NOT NULL REFERENCES article (number),
    ordinal         INTEGER NOT NULL CHECK (ordinal >= 1),
    title           TEXT NOT NULL,
    text            TEXT NOT NULL,
    sentences       BLOB NOT NULL,             -- uint32 little-endian pairs: start, end
    outlet          TEXT,
    agencies        TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(agencies)),
    byline          TEXT,
    dateline        TEXT,
    published_day   TEXT,                      -- YYYY-MM-DD in the outlet's own calendar; NULL: no date found
    published_time  TEXT,                      -- HH:MM where the article gives one
    published_how   TEXT CHECK (published_how IN ('printed', 'metadata', 'url', 'inferred', 'given')),
    published_why   TEXT NOT NULL DEFAULT '',
    url             TEXT,
    language        TEXT,
    text_sha256     BLOB NOT NULL CHECK (length(text_sha256) = 32),
    original_sha256 BLOB NOT NULL REFERENCES original (sha256),
    draft_sha256    BLOB NOT NULL CHECK (length(draft_sha256) = 32),  -- of all that was loaded, metadata included
    file_name       TEXT,
    added_at        TEXT NOT NULL,
    extractor       INTEGER NOT NULL,          -- version of corpus.text that read it; reindex looks for older ones
    CHECK ((published_day IS NULL) = (published_how IS NULL)),
    UNIQUE (article, ordinal)
) STRICT;
-- "the same text is already here as A3"
CREATE INDEX version_by_text ON version (text_sha256);
-- counts by outlet, and the from: filter's list of outlets
CREATE INDEX version_by_outlet ON version (outlet COLLATE NOCASE) WHERE outlet IS NOT NULL;

-- Full text of the current versions, one row an article; rowid = version.id. Contentless: the text stands in
-- version.text, and the words indexed are corpus.text.words.index_form() of it.
CREATE VIRTUAL TABLE article_words USING fts5 (
    title, body, content = '', tokenize = 'porter unicode61 remove_diacritics 2'
);
-- how many articles a word is in, and spelling near a word
CREATE VIRTUAL TABLE vocabulary USING fts5vocab ('article_words', 'row');

-- People, organisations and places. The same identity_key is the same entity.
CREATE TABLE entity (
    id    INTEGER PRIMARY KEY,
    scope INTEGER NOT NULL REFERENCES scope (id),
    kind  TEXT NOT NULL CHECK (kind IN ('person', 'organisation', 'place')),
    key   TEXT NOT NULL,
    name  TEXT NOT NULL,                       -- the fullest form seen
    UNIQUE (scope, kind, key)
) STRICT;
-- identity of a name in a newly added article
CREATE INDEX entity_by_key ON entity (kind, key);

-- How an entity is written, and how often in the current versions of a scope's articles. The scope keeps one
-- server's spelling of a shared name from showing in another server.
CREATE TABLE spelling (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,  -- grows: what is newer than a name index is behind its last id
    scope    INTEGER NOT NULL REFERENCES scope (id),
    entity   INTEGER NOT NULL REFERENCES entity (id),
    text     TEXT NOT NULL,
    mentions INTEGER NOT NULL CHECK (mentions > 0),
    UNIQUE (scope, entity, text)
) STRICT;
-- the spellings that are newer than the name index
CREATE INDEX spelling_by_age ON spelling (scope, id);

-- The names of a scope as trigrams (corpus.matching.NameIndex), so that a million names need not be read to find
-- those that a typed name may mean. Renewed after loading; younger spellings are looked at one by one.
CREATE TABLE name_index (
    scope   INTEGER PRIMARY KEY REFERENCES scope (id),
    last_id INTEGER NOT NULL,                  -- the newest spelling in it
    data    BLOB NOT NULL
) STRICT;

CREATE TABLE mention (
    entity  INTEGER NOT NULL REFERENCES entity (id),
    version INTEGER NOT NULL REFERENCES version (id),
    spans   BLOB NOT NULL,                     -- uint32 little-endian pairs: start, end
    PRIMARY KEY (entity, version)              -- the articles that name somebody, in order of publication
) STRICT, WITHOUT ROWID;
-- the names of one article; taking an article out of the index
CREATE INDEX mention_by_version ON mention (version);

CREATE TABLE role (
    entity  INTEGER NOT NULL REFERENCES entity (id),
    version INTEGER NOT NULL REFERENCES version (id),
    text    TEXT NOT NULL,                     -- as written: "Syrian Foreign Minister"
    PRIMARY KEY (entity, version, text)
) STRICT, WITHOUT ROWID;
-- taking an article out of the index
CREATE INDEX role_by_version ON role (version);

-- Q34. Rows are never deleted: one that its article no longer holds is marked, so that the reference still answers.
CREATE TABLE quote (
    number   INTEGER PRIMARY KEY AUTOINCREMENT,
    version  INTEGER NOT NULL REFERENCES version (id),
    current  INTEGER NOT NULL DEFAULT 1 CHECK (current IN (0, 1)),
    content  INTEGER NOT NULL,                 -- hash of the words: finds the same quotation in a later version
    start    INTEGER NOT NULL,
    stop     INTEGER NOT NULL CHECK (stop > start),
    kind     TEXT NOT NULL CHECK (kind IN ('direct', 'mixed', 'indirect')),
    level    TEXT NOT NULL CHECK (level IN ('named', 'resolved', 'not determined')),
    speaker  INTEGER REFERENCES entity (id),
    detail   TEXT NOT NULL CHECK (json_valid(detail)),  -- spans of pieces, cue, speaker as written, antecedent ...
    CHECK (speaker IS NULL OR level <> 'not determined')
) STRICT;
-- !quote <person>: newest first
CREATE INDEX quote_by_speaker ON quote (speaker, version) WHERE current AND speaker IS NOT NULL;
-- the quotations of one article
CREATE INDEX quote_by_version ON quote (version);

-- E5
CREATE TABLE event (
    number    INTEGER PRIMARY KEY AUTOINCREMENT,
    version   INTEGER NOT NULL REFERENCES version (id),
    scope     INTEGER NOT NULL REFERENCES scope (id),
    current   INTEGER NOT NULL DEFAULT 1 CHECK (current IN (0, 1)),
    content   INTEGER NOT NULL,
    start     INTEGER NOT NULL,                -- the sentence
    stop      INTEGER NOT NULL CHECK (stop > start),
    first_day INTEGER NOT NULL,
    last_day  INTEGER NOT NULL CHECK (last_day >= first_day),
    precision TEXT NOT NULL,
    kind      TEXT NOT NULL CHECK (kind IN ('happened', 'said', 'state', 'scheduled')),
    detail    TEXT NOT NULL CHECK (json_valid(detail))  -- the expression's span and how it was resolved
) STRICT;
-- !timeline without a topic, in order of date
CREATE INDEX event_by_day ON event (scope, first_day, last_day) WHERE current;
-- the events of one article
CREATE INDEX event_by_version ON event (version);

-- F7
CREATE TABLE figure (
    number  INTEGER PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL REFERENCES version (id),
    current INTEGER NOT NULL DEFAULT 1 CHECK (current IN (0, 1)),
    content INTEGER NOT NULL,
    start   INTEGER NOT NULL,                  -- the quantity as written
    stop    INTEGER NOT NULL CHECK (stop > start),
    value   REAL NOT NULL,
    unit    TEXT NOT NULL DEFAULT '',
    detail  TEXT NOT NULL CHECK (json_valid(detail))
) STRICT;
-- the figures of one article
CREATE INDEX figure_by_version ON figure (version);

-- What the seeds folder held at the last start: an unchanged file costs one comparison.
CREATE TABLE seed_file (
    name    TEXT PRIMARY KEY,
    sha256  BLOB NOT NULL CHECK (length(sha256) = 32),
    article INTEGER NOT NULL REFERENCES article (number)
) STRICT, WITHOUT ROWID;

-- How many current articles, quotations and so on a scope holds: kept, because counting a million rows is too slow.
CREATE TABLE tally (
    scope INTEGER NOT NULL REFERENCES scope (id),
    name  TEXT NOT NULL CHECK (name IN ('articles', 'quotes', 'events', 'figures')),
    value INTEGER NOT NULL,
    PRIMARY KEY (scope, name)
) STRICT, WITHOUT ROWID;

-- What the bot notes for itself, such as the hash of the slash commands that Discord has.
CREATE TABLE note (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
