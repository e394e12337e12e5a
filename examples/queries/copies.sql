-- Articles that many sites carry.
SELECT copies, title, url, published FROM documents WHERE copies > 1 ORDER BY copies DESC LIMIT 20;
