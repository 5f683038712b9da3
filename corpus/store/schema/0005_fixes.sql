-- What the moderators of a server have put right. What was read out of the articles stays as it is; these rows are laid
-- over it whenever it is read in that server, so that they hold for what is read again later, and nowhere else.
-- A row is in force while `undone` is NULL.

-- One corrected field of a quotation or an event; the youngest row in force of a field counts.
CREATE TABLE fix (
    change INTEGER PRIMARY KEY REFERENCES change (number),
    scope  INTEGER NOT NULL REFERENCES scope (id),
    kind   TEXT NOT NULL CHECK (kind IN ('quote', 'event')),
    number INTEGER NOT NULL,                   -- of the quotation or event: 34 for Q34
    field  TEXT NOT NULL CHECK (field IN ('speaker', 'said', 'date', 'kind', 'hidden')),
    value  TEXT CHECK (value IS NULL OR json_valid(value)),  -- NULL: the speaker is not determined
    entity INTEGER REFERENCES entity (id),     -- the speaker
    undone INTEGER REFERENCES change (number),
    CHECK (entity IS NULL OR field = 'speaker')
) STRICT;
-- the fixes of a server, laid over what is read
CREATE INDEX fix_in_force ON fix (scope, kind, number) WHERE undone IS NULL;

-- alias: `spelling` means `entity`. merge: `entity` answers as `other`. split: where `entity` is written as `spelling`,
-- it is `other`, which was made for that.
CREATE TABLE name_rule (
    change   INTEGER PRIMARY KEY REFERENCES change (number),
    scope    INTEGER NOT NULL REFERENCES scope (id),
    kind     TEXT NOT NULL CHECK (kind IN ('alias', 'merge', 'split')),
    entity   INTEGER NOT NULL REFERENCES entity (id),
    spelling TEXT CHECK ((spelling IS NULL) = (kind = 'merge')),
    other    INTEGER REFERENCES entity (id) CHECK ((other IS NULL) = (kind = 'alias')),
    undone   INTEGER REFERENCES change (number)
) STRICT;
-- the rules of a server, whenever a name is looked up
CREATE INDEX name_rule_by_scope ON name_rule (scope, change);
