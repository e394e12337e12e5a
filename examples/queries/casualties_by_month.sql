-- Dead and injured by country and month; an event that several articles tell counts once.
SELECT country, substr(date_from, 1, 7) AS month, count(*) AS events, sum(killed) AS killed, sum(injured) AS injured
FROM events
WHERE asserted AND NOT negated AND (killed IS NOT NULL OR injured IS NOT NULL) AND date_from IS NOT NULL
GROUP BY country, month
ORDER BY month, killed DESC;
