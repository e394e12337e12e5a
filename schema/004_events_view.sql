-- The events as analysts read them, with what is known of their place: place_role is at, origin, destination; dateline,
-- where it is told from; or context, where the deed was that is told beside it or right before it.
DROP VIEW IF EXISTS events;

CREATE VIEW events AS
SELECT e.id, e.date_from, e.date_to, e.type, e.mode,
  coalesce(a1_r.name, a1_e.name_en, a1_e.name, a1.text) AS actor1, coalesce(a1_e.country, a1.country) AS actor1_country,
  coalesce(a2_r.name, a2_e.name_en, a2_e.name, a2.text) AS actor2, coalesce(a2_e.country, a2.country) AS actor2_country,
  coalesce(p_r.name, p_e.name_en, p_e.name, p.text) AS place, p.text AS place_text, coalesce(p_e.country, p.country) AS country, p_e.lat, p_e.lon,
  e.killed, e.injured, e.displaced, e.arrested, e.abducted, e.participants, e.amount, e.size,
  (SELECT group_concat(f.role || ': ' || g.text, '; ') FROM event_figure f JOIN figure g ON g.id = f.figure_id
    WHERE f.event_id = e.id) AS figures,
  e.modality, e.asserted, e.negated,
  coalesce(w_r.name, w_e.name_en, w_e.name, w.text) AS reported_by,
  substr(d.text, s.start + 1, s.end - s.start) AS evidence, e.trigger,
  d.title, d.url, d.published, d.language,
  coalesce((SELECT sum(o.told) FROM same_event c JOIN event o ON o.id = c.event_id WHERE c.cluster_id = e.id), e.told)
    AS mentions_of_it,
  max(1, (SELECT count(DISTINCT o.document_id) FROM same_event c JOIN event o ON o.id = c.event_id
    WHERE c.cluster_id = e.id)) AS documents,
  e.plover, e.cameo, e.date_basis, e.confidence, e.rule, e.document_id, p.part AS place_role
FROM event e
  JOIN document d ON d.id = e.document_id
  LEFT JOIN sentence s ON s.id = e.sentence_id
  LEFT JOIN same_event same ON same.event_id = e.id
  LEFT JOIN event_actor a1 ON a1.event_id = e.id AND a1.role = 'actor' AND a1.n = 0
  LEFT JOIN merge_entity a1_m ON a1_m.entity_id = a1.entity_id
  LEFT JOIN entity a1_e ON a1_e.id = coalesce(a1_m.into_id, a1.entity_id)
    AND a1_e.id NOT IN (SELECT entity_id FROM hidden_entity)
  LEFT JOIN renamed_entity a1_r ON a1_r.entity_id = a1_e.id
  LEFT JOIN event_actor a2 ON a2.event_id = e.id AND a2.role = 'recipient' AND a2.n = 0
  LEFT JOIN merge_entity a2_m ON a2_m.entity_id = a2.entity_id
  LEFT JOIN entity a2_e ON a2_e.id = coalesce(a2_m.into_id, a2.entity_id)
    AND a2_e.id NOT IN (SELECT entity_id FROM hidden_entity)
  LEFT JOIN renamed_entity a2_r ON a2_r.entity_id = a2_e.id
  LEFT JOIN event_actor p ON p.event_id = e.id AND p.role = 'place' AND p.n = 0
  LEFT JOIN merge_entity p_m ON p_m.entity_id = p.entity_id
  LEFT JOIN entity p_e ON p_e.id = coalesce(p_m.into_id, p.entity_id)
    AND p_e.id NOT IN (SELECT entity_id FROM hidden_entity)
  LEFT JOIN renamed_entity p_r ON p_r.entity_id = p_e.id
  LEFT JOIN event_actor w ON w.event_id = e.id AND w.role = 'reporter' AND w.n = 0
  LEFT JOIN merge_entity w_m ON w_m.entity_id = w.entity_id
  LEFT JOIN entity w_e ON w_e.id = coalesce(w_m.into_id, w.entity_id)
    AND w_e.id NOT IN (SELECT entity_id FROM hidden_entity)
  LEFT JOIN renamed_entity w_r ON w_r.entity_id = w_e.id
WHERE same.cluster_id IS NULL OR same.cluster_id = e.id;
