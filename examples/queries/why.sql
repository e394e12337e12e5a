-- Which lines of the gazetteers make the most rows: where to look when something is wrong.
SELECT 'event' AS what, rule, count(*) AS n FROM event GROUP BY rule
UNION ALL SELECT 'mention', rule, count(*) FROM mention GROUP BY rule
UNION ALL SELECT 'figure', rule, count(*) FROM figure GROUP BY rule
ORDER BY n DESC
LIMIT 40;
