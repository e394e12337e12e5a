-- Full-text search, on request (extract --fts). Its columns hold folded text (case, harakat, alef and ya shapes folded
-- away), which the stock tokenizer takes apart rightly; `khabar query` has the function fold() for what one looks for:
--   SELECT d.title FROM search JOIN document d ON d.id = search.rowid WHERE search MATCH fold('...') ORDER BY rank
DROP TABLE IF EXISTS search;
CREATE VIRTUAL TABLE search USING fts5 (title, text, content='', tokenize='unicode61 remove_diacritics 2');
