-- An index of names is read by the code that knows its layout; one of another layout is made anew from the spellings.

-- how the bytes of an index are laid out (corpus.matching.index.LAYOUT)
ALTER TABLE name_index ADD COLUMN layout INTEGER NOT NULL DEFAULT 1;
