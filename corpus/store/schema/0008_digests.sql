-- Scheduled posts and watches. A schedule's truth is a row: whatever runs in memory can be killed at any moment.
--
-- Instants are ISO 8601 text in UTC to the second, as everywhere, so that they compare as text. "seen" is up to where
-- the archive has been told of: {"article", "quote", "figure", "correction"} are the highest numbers, "at" the moment.

-- D3: what is posted where and when.
CREATE TABLE digest (
    number    INTEGER PRIMARY KEY AUTOINCREMENT,
    scope     INTEGER NOT NULL REFERENCES scope (id),
    guild     INTEGER NOT NULL,                -- Discord's ids
    channel   INTEGER NOT NULL,
    role      INTEGER,                         -- the one that its posts ping
    user      INTEGER,                         -- who set it, and is told when it is paused; NULL: forgotten
    state     TEXT NOT NULL CHECK (state IN ('proposed', 'active', 'paused')),
    problem   TEXT NOT NULL DEFAULT '',        -- why the bot paused it; '' : a moderator did, or nobody
    is_told   INTEGER NOT NULL DEFAULT 1 CHECK (is_told IN (0, 1)),  -- whether somebody was told of the problem
    every     TEXT NOT NULL CHECK (every IN ('day', 'weekday', 'week')),
    weekday   INTEGER CHECK (weekday BETWEEN 0 AND 6),  -- 0: Monday
    time      TEXT NOT NULL,                   -- HH:MM on the wall clock of the zone
    zone      TEXT NOT NULL,                   -- an IANA name
    topic     TEXT NOT NULL DEFAULT '',
    person    TEXT NOT NULL DEFAULT '',
    outlet    TEXT NOT NULL DEFAULT '',
    is_silent INTEGER NOT NULL CHECK (is_silent IN (0, 1)),  -- whether nothing is posted when there is nothing new
    grace     INTEGER NOT NULL CHECK (grace > 0),  -- seconds by which a post may be late
    next_due  TEXT,                            -- NULL unless active
    seen      TEXT NOT NULL CHECK (json_valid(seen)),
    made_at   TEXT NOT NULL,
    CHECK ((every = 'week') = (weekday IS NOT NULL)),
    CHECK ((state = 'active') = (next_due IS NOT NULL))
) STRICT;
-- !digest status: those of a server
CREATE INDEX digest_by_guild ON digest (guild, number);
-- which are due, in due order
CREATE INDEX digest_by_next_due ON digest (next_due, number) WHERE state = 'active';

-- One post of a digest, made before it is built: who holds the claim builds and sends it, and nobody else.
CREATE TABLE digest_run (
    number      INTEGER PRIMARY KEY AUTOINCREMENT,
    digest      INTEGER NOT NULL REFERENCES digest (number) ON DELETE CASCADE,
    due_at      TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('claimed', 'waiting', 'posted', 'empty', 'skipped')),
    claims      INTEGER NOT NULL DEFAULT 0,
    claimed_at  TEXT,                          -- last; since then the post may be in the channel already
    owner       TEXT,                          -- the process that holds the claim
    lease_until TEXT,                          -- when another one may take it over
    try_at      TEXT,                          -- waiting: when to try again
    is_late     INTEGER NOT NULL DEFAULT 0 CHECK (is_late IN (0, 1)),
    seen        TEXT NOT NULL CHECK (json_valid(seen)),  -- up to where it tells; the digest's own once it is posted
    messages    TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(messages)),  -- Discord's ids of what was posted
    problem     TEXT NOT NULL DEFAULT '',
    ended_at    TEXT,
    UNIQUE (digest, due_at)
) STRICT;
-- what was begun and is to be taken over or tried again, in due order
CREATE INDEX digest_run_open ON digest_run (due_at, number) WHERE state IN ('claimed', 'waiting');
-- runs that lie ahead: the clock was set back; deleting after 400 days
CREATE INDEX digest_run_by_due_at ON digest_run (due_at);

-- the versions that articles have got since a moment
CREATE INDEX version_by_age ON version (added_at);

-- What somebody wants to be told of as soon as it is added. A notice is claimed as a digest's run is; what it tells of
-- ends where "until" was when it was first claimed, so that it is the same on every try.
CREATE TABLE watch (
    number      INTEGER PRIMARY KEY AUTOINCREMENT,
    scope       INTEGER NOT NULL REFERENCES scope (id),
    guild       INTEGER NOT NULL,              -- Discord's ids
    user        INTEGER NOT NULL,
    channel     INTEGER,                       -- where it is told; NULL: in direct messages
    made_in     INTEGER NOT NULL,              -- the channel that hears of it when direct messages are closed
    kind        TEXT NOT NULL CHECK (kind IN ('person', 'topic', 'phrase')),
    words       TEXT NOT NULL,
    state       TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'paused')),
    problem     TEXT NOT NULL DEFAULT '',      -- why the bot paused it
    is_told     INTEGER NOT NULL DEFAULT 1 CHECK (is_told IN (0, 1)),
    seen        TEXT NOT NULL CHECK (json_valid(seen)),
    until       TEXT CHECK (until IS NULL OR json_valid(until)),  -- NULL: nothing is on its way
    claims      INTEGER NOT NULL DEFAULT 0,
    claimed_at  TEXT,
    owner       TEXT,
    lease_until TEXT,
    try_at      TEXT,
    made_at     TEXT NOT NULL
) STRICT;
-- !watch list; how many somebody has
CREATE INDEX watch_by_user ON watch (guild, user);

-- What a watch has told of lately, so that an event is told of once however many articles report it.
CREATE TABLE watch_told (
    watch   INTEGER NOT NULL REFERENCES watch (number) ON DELETE CASCADE,
    article INTEGER NOT NULL REFERENCES article (number),
    told_at TEXT NOT NULL,
    PRIMARY KEY (watch, article)
) STRICT, WITHOUT ROWID;

-- When somebody does not want to be told of anything by their watches.
CREATE TABLE quiet_hours (
    user  INTEGER PRIMARY KEY,                 -- Discord's id
    start TEXT NOT NULL,                       -- HH:MM on the wall clock of the zone
    stop  TEXT NOT NULL,
    zone  TEXT NOT NULL
) STRICT;
