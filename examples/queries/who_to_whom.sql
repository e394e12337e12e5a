-- The most frequent pairs: who does what to whom.
SELECT actor1, type, actor2, count(*) AS events, min(date_from) AS first, max(date_from) AS last
FROM events
WHERE actor1 IS NOT NULL AND actor2 IS NOT NULL AND asserted AND NOT negated
GROUP BY actor1, type, actor2
ORDER BY events DESC, actor1, actor2
LIMIT 50;
