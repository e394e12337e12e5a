-- What is denied, feared or only claimed, and by whom.
SELECT type, actor1, actor2, place, negated, modality, reported_by, evidence, url
FROM events
WHERE NOT asserted OR negated
ORDER BY type, id;
