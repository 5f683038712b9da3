-- Who changed what, and what each server has set.

-- Somebody who changed something. A person who asks to be forgotten loses user and name here; the changes stay.
CREATE TABLE actor (
    number INTEGER PRIMARY KEY,
    user   INTEGER UNIQUE,                     -- Discord's id; NULL for the bot itself, the shell, and forgotten people
    name   TEXT                                -- as shown when they last changed something
) STRICT;
INSERT INTO actor (number, user, name) VALUES (0, NULL, 'Cuttings');

-- Everything that a moderator or the bot changed. Rows are only ever added. Each row's hash covers the row and the
-- hash before it (corpus.store.changes), so that a row altered or taken out later shows.
CREATE TABLE change (
    number   INTEGER PRIMARY KEY,
    scope    INTEGER NOT NULL REFERENCES scope (id),
    at       TEXT NOT NULL,
    actor    INTEGER NOT NULL REFERENCES actor (number),
    action   TEXT NOT NULL,                    -- such as 'article add'
    subject  TEXT NOT NULL,                    -- such as 'A12'; '' where it is about nothing that has a reference
    detail   TEXT NOT NULL CHECK (json_valid(detail)),
    previous BLOB NOT NULL CHECK (length(previous) = 32),
    hash     BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
-- !audit: a scope's changes, newest first
CREATE INDEX change_by_scope ON change (scope, number);
-- the changes of one subject: !article history
CREATE INDEX change_by_subject ON change (subject, number) WHERE subject <> '';
CREATE TRIGGER change_is_not_updated BEFORE UPDATE ON change
    BEGIN SELECT raise(ABORT, 'changes are only ever added'); END;
CREATE TRIGGER change_is_not_deleted BEFORE DELETE ON change
    BEGIN SELECT raise(ABORT, 'changes are only ever added'); END;

-- What a server has set, a row a setting (corpus.guild_settings); what has no row has its default.
CREATE TABLE guild_setting (
    guild INTEGER NOT NULL,                    -- Discord's id
    name  TEXT NOT NULL,
    value TEXT NOT NULL CHECK (json_valid(value)),
    PRIMARY KEY (guild, name)
) STRICT, WITHOUT ROWID;
