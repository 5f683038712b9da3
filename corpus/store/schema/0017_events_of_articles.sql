-- !timeline of a person or a topic chooses among the events of two hundred articles, mostly some three thousand.

DROP INDEX event_by_version;
-- the events of an article and of its sentences with all that they are chosen by, so that only those shown are read
CREATE INDEX event_by_version ON event (version, current, start, first_day, last_day);
