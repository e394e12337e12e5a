-- The events that most articles tell.
SELECT documents, mentions_of_it, date_from, type, actor1, actor2, place, evidence
FROM events
ORDER BY documents DESC, mentions_of_it DESC
LIMIT 20;
