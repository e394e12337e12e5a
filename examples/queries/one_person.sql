-- All that a person does or undergoes. Put the name as the view `people` shows it.
SELECT e.date_from, a.role, e.type, e.trigger, substr(d.text, s.start + 1, s.end - s.start) AS evidence, d.url
FROM shown_entity x
  JOIN event_actor a ON a.entity_id = x.entity_id
  JOIN event e ON e.id = a.event_id
  JOIN document d ON d.id = e.document_id
  LEFT JOIN sentence s ON s.id = e.sentence_id
WHERE x.type = 'person' AND x.name LIKE '%Haddad%'
ORDER BY e.date_from, e.id;
