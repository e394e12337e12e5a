-- What is said to have happened: no plans, no denials, no threats, no guesses.
SELECT date_from, type, mode, actor1, actor2, place, killed, injured, evidence
FROM events
WHERE asserted AND NOT negated AND modality IN ('past', 'ongoing')
ORDER BY date_from, id;
