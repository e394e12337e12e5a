-- Full-text search (after `khabar extract ... --fts`). fold() takes case, harakat and letter shapes away, as the index has them.
SELECT d.published, d.title, d.url
FROM search JOIN document d ON d.id = search.rowid
WHERE search MATCH fold('Aleppo')
ORDER BY rank
LIMIT 20;
