-- Adding articles: where they came from, and what waits for somebody's decision.

-- The address of each current version in the form in which addresses are compared (corpus.ingest.urls.canonical).
CREATE TABLE version_url (
    version INTEGER PRIMARY KEY REFERENCES version (id),
    url     TEXT NOT NULL
) STRICT;
-- "already here as A12", by address
CREATE INDEX version_url_by_url ON version_url (url);
INSERT INTO version_url (version, url)
    SELECT version.id, canonical_url(version.url) FROM version JOIN article ON article.current = version.id
    WHERE version.url IS NOT NULL;

-- Where and when an article was fetched last, for those that were.
CREATE TABLE article_fetch (
    article    INTEGER PRIMARY KEY REFERENCES article (number),
    url        TEXT NOT NULL,                  -- where all redirects ended
    fetched_at TEXT NOT NULL
) STRICT;

-- What somebody wants to add, or suggests, or a feed brings, until it is decided upon. Kept for a few days after
-- that, so that suggestions can be counted and a late press answered.
CREATE TABLE pending (
    number     INTEGER PRIMARY KEY AUTOINCREMENT,
    guild      INTEGER NOT NULL,               -- Discord's id
    origin     TEXT NOT NULL CHECK (origin IN ('add', 'suggestion', 'feed')),
    user       INTEGER,                        -- Discord's id of who asked; NULL for a feed
    name       TEXT NOT NULL,                  -- theirs, or the feed's
    channel    INTEGER,                        -- where they asked, to tell them there
    made_at    TEXT NOT NULL,
    outcome    TEXT CHECK (outcome IN ('added', 'rejected')),  -- NULL: not decided yet
    CHECK ((origin = 'feed') = (user IS NULL))
) STRICT;
-- those that have waited too long
CREATE INDEX pending_by_age ON pending (made_at);
-- how many a member has suggested lately
CREATE INDEX pending_by_user ON pending (guild, user, made_at) WHERE user IS NOT NULL;

-- The articles of it, with the bytes they were read from, until each is stored or refused.
CREATE TABLE pending_article (
    pending     INTEGER NOT NULL REFERENCES pending (number) ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    title       TEXT NOT NULL,
    draft       TEXT CHECK (draft IS NULL OR json_valid(draft)),  -- everything of the draft but its bytes; NULL: done with
    original    BLOB,                          -- zlib-compressed
    file_name   TEXT,
    canonical   TEXT,                          -- its address in the form in which addresses are compared
    fetched_url TEXT,
    fetched_at  TEXT,
    article     INTEGER REFERENCES article (number),  -- what it was stored as
    problem     TEXT,                          -- why it was refused
    UNIQUE (pending, position),
    CHECK ((draft IS NULL) = (original IS NULL)),
    CHECK ((fetched_url IS NULL) = (fetched_at IS NULL))
) STRICT;
-- "already suggested", by address
CREATE INDEX pending_article_by_url ON pending_article (canonical) WHERE canonical IS NOT NULL AND draft IS NOT NULL;
