-- Keeping: versions that people made, corrections, and which messages must be told of them.

-- The versions that somebody made by hand, with the change that says who and what. The others were loaded.
CREATE TABLE revision (
    version INTEGER PRIMARY KEY REFERENCES version (id),
    change  INTEGER NOT NULL REFERENCES change (number)
) STRICT;

-- What was found wrong with an article after it was published. Rows are never deleted, only withdrawn.
CREATE TABLE correction (
    number       INTEGER PRIMARY KEY AUTOINCREMENT,
    article      INTEGER NOT NULL REFERENCES article (number),
    kind         TEXT NOT NULL CHECK (kind IN ('corrected', 'retracted')),
    text         TEXT NOT NULL,                -- in the moderator's words
    url          TEXT,                         -- where the outlet says so
    day          TEXT NOT NULL,                -- YYYY-MM-DD, UTC: when it was noted here
    withdrawn_at TEXT                          -- NULL: in force
) STRICT;
-- the banner of an article, read with each article that is shown
CREATE INDEX correction_in_force ON correction (article) WHERE withdrawn_at IS NULL;

-- Which of the bot's messages show which articles: whom to tell of a correction. Rows are deleted after 30 days.
CREATE TABLE shown (
    article  INTEGER NOT NULL REFERENCES article (number),
    message  INTEGER NOT NULL,                 -- Discord's id
    channel  INTEGER NOT NULL,                 -- Discord's id of the channel, thread or direct messages
    guild    INTEGER,                          -- Discord's id; NULL: direct messages
    shown_at TEXT NOT NULL,
    PRIMARY KEY (article, message)
) STRICT, WITHOUT ROWID;
-- deleting after 30 days
CREATE INDEX shown_by_time ON shown (shown_at);

-- The messages that a correction is to be told below. A row is claimed before its reply is sent, so that a reply is
-- never sent twice: a bot that is killed in between leaves it claimed.
CREATE TABLE correction_notice (
    correction INTEGER NOT NULL REFERENCES correction (number),
    message    INTEGER NOT NULL,
    channel    INTEGER NOT NULL,
    guild      INTEGER,
    state      TEXT NOT NULL DEFAULT 'due' CHECK (state IN ('due', 'claimed', 'sent', 'skipped', 'failed')),
    PRIMARY KEY (correction, message)
) STRICT, WITHOUT ROWID;
-- the next ones to be sent
CREATE INDEX correction_notice_due ON correction_notice (correction, message) WHERE state = 'due';
