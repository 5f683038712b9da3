-- What the reading commands look things up in: passages by their words, what the archive covers, answers given.

-- Pairs of neighbouring telling words of the current versions, as hashes (corpus.text.grams); rowid = version.id.
-- "detail = none" keeps no positions: a hit says only that the article has the pair, and the text is compared then.
CREATE VIRTUAL TABLE article_grams USING fts5 (grams, content = '', detail = 'none', tokenize = 'ascii');

-- How many current articles there are of each kind: kept, because a million rows are too many to count.
CREATE TABLE coverage (
    id       INTEGER PRIMARY KEY,
    scope    INTEGER NOT NULL REFERENCES scope (id),
    outlet   TEXT NOT NULL,                    -- '' : not known
    month    TEXT NOT NULL,                    -- YYYY-MM; '' : undated
    language TEXT NOT NULL,                    -- ISO 639-1; '' : not known
    is_short INTEGER NOT NULL CHECK (is_short IN (0, 1)),  -- a text of fewer than 600 characters
    articles INTEGER NOT NULL CHECK (articles >= 0),
    UNIQUE (scope, outlet, month, language, is_short)
) STRICT;
-- Of which kind a current version is: counts for a topic, without reading the articles.
CREATE TABLE version_coverage (
    version  INTEGER PRIMARY KEY REFERENCES version (id),
    coverage INTEGER NOT NULL REFERENCES coverage (id)
) STRICT;
INSERT INTO coverage (scope, outlet, month, language, is_short, articles)
    SELECT version.id >> 42, ifnull(version.outlet, ''), ifnull(substr(version.published_day, 1, 7), ''),
        ifnull(version.language, ''), length(version.text) < 600, count(*)
    FROM version JOIN article ON article.current = version.id GROUP BY 1, 2, 3, 4, 5;
INSERT INTO version_coverage (version, coverage)
    SELECT version.id, coverage.id FROM version JOIN article ON article.current = version.id
    JOIN coverage ON (coverage.scope, coverage.outlet, coverage.month, coverage.language, coverage.is_short)
        = (version.id >> 42, ifnull(version.outlet, ''), ifnull(substr(version.published_day, 1, 7), ''),
            ifnull(version.language, ''), length(version.text) < 600);

-- W12: how an answer came about, for !why. Rows are deleted after 30 days. No user is stored: an answer may be asked
-- about by whoever could read it, which is whoever is in the channel.
CREATE TABLE answer (
    number  INTEGER PRIMARY KEY AUTOINCREMENT,
    channel INTEGER NOT NULL,                  -- Discord's id of the channel, thread or direct messages
    given_at TEXT NOT NULL,
    detail  TEXT NOT NULL CHECK (json_valid(detail))
) STRICT;
-- !why without a number: the last answer of a channel
CREATE INDEX answer_by_channel ON answer (channel, number);
-- deleting after 30 days
CREATE INDEX answer_by_time ON answer (given_at);

-- Up to which article a person has been told what is new, in each server and in direct messages.
CREATE TABLE last_seen (
    user    INTEGER NOT NULL,                  -- Discord's id
    guild   INTEGER NOT NULL,                  -- Discord's id; 0: direct messages
    article INTEGER NOT NULL,                  -- the highest article number then
    seen_at TEXT NOT NULL,
    PRIMARY KEY (user, guild)
) STRICT, WITHOUT ROWID;
