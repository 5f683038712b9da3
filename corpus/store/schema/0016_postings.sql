-- Postings: which article holds which term how often, by which articles are ranked. FTS5, which knows the places of words
-- besides, finds phrases. Python fills them for the articles that are there (corpus.store.segments.index_all).

-- Up to 65,536 versions, indexed together. Additions make small segments, of which eight are merged into a larger one.
CREATE TABLE segment (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used again: what was read of a segment stays true
    articles INTEGER NOT NULL,                 -- how many of the versions are still current
    versions BLOB NOT NULL,                    -- their ids, ascending, as 64-bit numbers, little-endian as all here
    lengths  BLOB NOT NULL                     -- how many words each has, as 32-bit numbers; 0: not current any more
) STRICT;

-- The articles of a segment that hold some neighbouring terms: stems as corpus.text.words.index_terms() makes them.
CREATE TABLE posting (
    id      INTEGER PRIMARY KEY,
    segment INTEGER NOT NULL REFERENCES segment (id),
    first   TEXT NOT NULL,                     -- the first of the terms
    terms   TEXT NOT NULL,                     -- in order, a blank between two
    ends    BLOB NOT NULL,                     -- where the articles of each end in places and counts, as 32-bit numbers
    places  BLOB NOT NULL,                     -- places in segment.versions, ascending for each, as 16-bit numbers
    counts  BLOB NOT NULL                      -- how often each holds the term, as 8-bit numbers; 255: at least so often
) STRICT;
-- where in a segment a term stands
CREATE UNIQUE INDEX posting_by_first ON posting (segment, first);
