-- What is still to come, as announced.
SELECT date_from, date_to, type, actor1, actor2, place, participants, evidence, reported_by
FROM events
WHERE modality IN ('future', 'planned')
ORDER BY date_from IS NULL, date_from;
