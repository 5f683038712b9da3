-- What would take too long to find out at a million articles.

-- The stems that stand, or once stood, in an article: the full-text index can list its own only with how many
-- articles each is in, which it has to count.
CREATE TABLE word (
    stem TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
INSERT INTO word (stem) SELECT term FROM vocabulary;
DROP TABLE vocabulary;

-- Events of more than a month and up to a year, by which a range of days finds those that began long before it.
CREATE INDEX event_long ON event (scope, first_day, last_day) WHERE current AND last_day - first_day BETWEEN 32 AND 366;

-- How many entities are written in a scope's articles: a million names are too many to count for each `!about`.
CREATE TABLE entity_count (
    scope    INTEGER PRIMARY KEY REFERENCES scope (id),
    entities INTEGER NOT NULL
) STRICT;
INSERT INTO entity_count (scope, entities) SELECT scope, count(DISTINCT entity) FROM spelling GROUP BY scope;
