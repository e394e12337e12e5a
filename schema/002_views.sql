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

-- events: 004_events_view.sql

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
