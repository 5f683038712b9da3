-- Letters of all scripts lose their accents in full text; up to here Latin ones did. What was indexed with other letters
-- is taken out as it was put in, and put in anew.

INSERT INTO article_words (article_words, rowid, title, body)
SELECT 'delete', version.id, paired(title), paired(text) FROM version JOIN article ON article.current = version.id
WHERE index_form(title || text) <> paired(title || text);

INSERT INTO article_words (rowid, title, body)
SELECT version.id, index_form(title), index_form(text) FROM version JOIN article ON article.current = version.id
WHERE index_form(title || text) <> paired(title || text);

INSERT OR IGNORE INTO word (stem)
SELECT stem.value FROM version JOIN article ON article.current = version.id
JOIN json_each(index_stems(title || ' ' || text)) AS stem
WHERE index_form(title || text) <> paired(title || text);
