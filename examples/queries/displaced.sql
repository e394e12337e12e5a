-- Who had to flee, from where, how many, and who says so.
SELECT date_from, displaced, place, country, reported_by, asserted, evidence, url
FROM events
WHERE displaced IS NOT NULL
ORDER BY displaced DESC;
