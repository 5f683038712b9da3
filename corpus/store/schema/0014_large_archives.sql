-- What a million articles made slow, measured there: counting the quotations of one person took 520 ms, showing the
-- newest 200 of them 470, asking whether the index of names is fresh 8.

DROP INDEX quote_by_speaker;
DROP TABLE name_index;

-- the quotations of a person, in order of publication; counted, and the newest chosen, without a look at the rows
CREATE INDEX quote_by_speaker ON quote (speaker, version, kind, start) WHERE current AND speaker IS NOT NULL;

-- The names of a scope, ready to be looked up (corpus.matching.NameIndex), so that a million names need not be read to
-- find those that a typed name may mean. Renewed after loading; younger spellings are looked at one by one. What is
-- small stands before the index itself, behind which it can only be reached by walking through its pages.
CREATE TABLE name_index (
    scope   INTEGER PRIMARY KEY REFERENCES scope (id),
    last_id INTEGER NOT NULL,                  -- the newest spelling in it
    layout  INTEGER NOT NULL,                  -- how its bytes are laid out (corpus.matching.index.LAYOUT)
    data    BLOB NOT NULL
) STRICT;
