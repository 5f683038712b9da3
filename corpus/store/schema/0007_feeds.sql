-- Feeds: RSS and Atom feeds that bring articles into a server's archive.

CREATE TABLE feed (
    id              INTEGER PRIMARY KEY,
    guild           INTEGER NOT NULL,          -- Discord's id
    number          INTEGER NOT NULL,          -- as people name it, counted within the guild and never used again
    url             TEXT NOT NULL,
    canonical       TEXT NOT NULL,             -- the address in the form in which addresses are compared
    title           TEXT NOT NULL,             -- as the feed calls itself
    outlet          TEXT,                      -- what its articles' outlet is called; NULL: what each page says
    channel         INTEGER NOT NULL,          -- Discord's id; where it was added
    mode            TEXT NOT NULL DEFAULT 'auto' CHECK (mode IN ('auto', 'queue')),
    include         TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(include)),  -- an item must have one of these words
    exclude         TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(exclude)),  -- and none of these
    state           TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'paused', 'given up', 'removed')),
    etag            TEXT,
    last_modified   TEXT,
    next_check_at   TEXT NOT NULL,
    last_success_at TEXT,
    failing_since   TEXT,                      -- the first of the failures since the last success
    failures        INTEGER NOT NULL DEFAULT 0,
    problem         TEXT,                      -- what went wrong at the last check; NULL: nothing
    item_problem    TEXT,                      -- why the last of its articles that could not be had could not
    told_at         TEXT,                      -- when a moderator was told that it was given up
    UNIQUE (guild, number)
) STRICT;
-- a feed is added to a server once; one that was removed can be added again
CREATE UNIQUE INDEX feed_by_address ON feed (guild, canonical) WHERE state <> 'removed';
-- the feeds that are due
CREATE INDEX feed_by_check ON feed (next_check_at) WHERE state = 'active';

-- By what the items that a feed has shown are known again: their own id, their address, their words, each hashed.
CREATE TABLE feed_seen (
    feed INTEGER NOT NULL REFERENCES feed (id) ON DELETE CASCADE,
    hash INTEGER NOT NULL,                     -- the first 8 bytes of a SHA-256
    PRIMARY KEY (feed, hash)
) STRICT, WITHOUT ROWID;

-- New items whose pages have not been read yet. An item is recorded as seen in the transaction that puts it here, and
-- leaves when its article is stored, waits in the queue, or cannot be had.
CREATE TABLE feed_item (
    id           INTEGER PRIMARY KEY,
    feed         INTEGER NOT NULL REFERENCES feed (id) ON DELETE CASCADE,
    url          TEXT NOT NULL,
    title        TEXT NOT NULL,
    published_at TEXT,                         -- as the feed says
    due_at       TEXT NOT NULL,
    tries        INTEGER NOT NULL DEFAULT 0
) STRICT;
-- the items that are due
CREATE INDEX feed_item_by_due ON feed_item (due_at);
-- the items of one feed
CREATE INDEX feed_item_by_feed ON feed_item (feed);

-- Articles of feeds that wait in the queue and that no moderator has been shown yet.
CREATE TABLE feed_proposal (
    pending INTEGER PRIMARY KEY REFERENCES pending (number) ON DELETE CASCADE,
    guild   INTEGER NOT NULL                   -- Discord's id
) STRICT;
