-- What analysts read. The corrections (merge_entity, hidden_entity, renamed_entity) are followed; an event told by several
-- documents is one row, with its number of tellings in mentions_of_it.

-- Entities as corrected: every entity with the one that it is shown as.
CREATE VIEW shown_entity AS
SELECT e.id AS entity_id, s.id AS shown_id, s.key, s.type, s.known, coalesce(r.name, s.name_en, s.name) AS name,
  coalesce(s.name_ar, CASE WHEN r.name IS NULL AND s.name_en IS NULL THEN s.name END) AS name_ar, s.country, s.sector, s.lat, s.lon
FROM entity e
  LEFT JOIN merge_entity m ON m.entity_id = e.id
  JOIN entity s ON s.id = coalesce(m.into_id, e.id)
  LEFT JOIN renamed_entity r ON r.entity_id = s.id
WHERE s.id NOT IN (SELECT entity_id FROM hidden_entity);

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
  e.plover, e.cameo, e.date_basis, e.confidence, e.rule, e.document_id
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

CREATE VIEW people AS
SELECT x.shown_id AS id, x.name, x.name_ar, x.country, group_concat(DISTINCT m.role) AS roles, x.key, x.known,
  count(*) AS mentions, count(DISTINCT m.document_id) AS documents,
  min(d.published) AS first_published, max(d.published) AS last_published
FROM mention m
  JOIN shown_entity x ON x.entity_id = m.entity_id
  JOIN document d ON d.id = m.document_id
WHERE x.type = 'person' AND m.document_id NOT IN (SELECT document_id FROM duplicate WHERE document_id <> cluster_id)
GROUP BY x.shown_id;

CREATE VIEW organizations AS
SELECT x.shown_id AS id, x.name, x.name_ar, x.country, x.sector, x.key, x.known,
  count(*) AS mentions, count(DISTINCT m.document_id) AS documents,
  min(d.published) AS first_published, max(d.published) AS last_published
FROM mention m
  JOIN shown_entity x ON x.entity_id = m.entity_id
  JOIN document d ON d.id = m.document_id
WHERE x.type = 'organization' AND m.document_id NOT IN (SELECT document_id FROM duplicate WHERE document_id <> cluster_id)
GROUP BY x.shown_id;

CREATE VIEW places AS
SELECT x.shown_id AS id, x.name, x.name_ar, x.country, x.lat, x.lon, x.key, x.known,
  count(*) AS mentions, count(DISTINCT m.document_id) AS documents,
  min(d.published) AS first_published, max(d.published) AS last_published
FROM mention m
  JOIN shown_entity x ON x.entity_id = m.entity_id
  JOIN document d ON d.id = m.document_id
WHERE x.type = 'place' AND m.document_id NOT IN (SELECT document_id FROM duplicate WHERE document_id <> cluster_id)
GROUP BY x.shown_id;

CREATE VIEW figures AS
SELECT f.id, f.value, f.min, f.max, f.qualifier, f.kind, f.noun, f.unit, f.text,
  (SELECT ef.role FROM event_figure ef JOIN event e ON e.id = ef.event_id
    WHERE e.document_id = f.document_id AND ef.figure_id = f.id LIMIT 1) AS role,
  substr(d.text, s.start + 1, s.end - s.start) AS evidence, d.title, d.url, d.published, d.language, f.rule, f.document_id
FROM figure f
  JOIN document d ON d.id = f.document_id
  LEFT JOIN sentence s ON s.id = f.sentence_id
WHERE NOT f.in_date;

CREATE VIEW dates AS
SELECT f.id, f.date_from, f.date_to, f.timex, f.grain, f.basis, f.calendar, f.text, f.note,
  substr(d.text, s.start + 1, s.end - s.start) AS evidence, d.title, d.url, d.published, d.language, f.rule, f.document_id
FROM date_expr f
  JOIN document d ON d.id = f.document_id
  LEFT JOIN sentence s ON s.id = f.sentence_id;

CREATE VIEW mentions AS
SELECT m.id, m.text, m.type, x.name, x.key, x.country, m.role, x.lat, x.lon, m.nested, m.start, m.end, m.score,
  d.title, d.url, d.published, d.language, m.rule, m.document_id
FROM mention m
  JOIN document d ON d.id = m.document_id
  LEFT JOIN shown_entity x ON x.entity_id = m.entity_id;

CREATE VIEW documents AS
SELECT d.id, d.title, d.url, d.published, d.published_basis, d.language, d.author, d.publisher, d.section, d.dateline,
  length(d.text) AS letters, d.skipped, s.path AS source, d.byte_offset,
  max(1, (SELECT count(*) FROM duplicate o WHERE o.cluster_id = u.cluster_id)) AS copies, d.text
FROM document d
  JOIN source s ON s.id = d.source_id
  LEFT JOIN duplicate u ON u.document_id = d.id
WHERE u.cluster_id IS NULL OR u.cluster_id = d.id;

CREATE VIEW rejects AS
SELECT s.path AS source, r.byte_offset, r.record, r.reason
FROM reject r JOIN source s ON s.id = r.source_id;
