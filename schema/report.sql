-- What `khabar report` shows: temporary tables and views over the events that are asked for, gone with the connection.
-- Beforehand stand: the view `asked` (all columns of `events`, those rows that are asked for) and the table
-- report_settings (facts: how many events are listed).

-- Once, without the texts: each part of the report counts these rows.
CREATE TEMP TABLE reported AS
SELECT id, type, date_from, country, killed, injured, displaced, arrested, modality, asserted, negated, confidence
FROM asked;

CREATE TEMP VIEW report_totals AS
SELECT (SELECT count(*) FROM document) AS documents,
  (SELECT count(*) FROM duplicate WHERE document_id <> cluster_id) AS copies,
  (SELECT count(*) FROM document WHERE skipped IS NOT NULL) AS skipped,
  (SELECT min(published) FROM document) AS first_published, (SELECT max(published) FROM document) AS last_published,
  (SELECT count(*) FROM reported) AS events, (SELECT count(*) FROM reported WHERE asserted) AS facts,
  (SELECT count(*) FROM source) AS sources, (SELECT count(*) FROM reject) AS rejects;

CREATE TEMP VIEW report_languages AS
SELECT language, count(*) AS documents FROM document GROUP BY language ORDER BY documents DESC, language;

CREATE TEMP VIEW report_days AS
SELECT date_from AS day, sum(asserted) AS facts, count(*) - sum(asserted) AS others
FROM reported WHERE date_from IS NOT NULL GROUP BY date_from ORDER BY date_from;

CREATE TEMP VIEW report_types AS
SELECT type, sum(asserted) AS facts, count(*) - sum(asserted) AS others
FROM reported GROUP BY type ORDER BY facts DESC, others DESC, type;

CREATE TEMP VIEW report_modalities AS
SELECT CASE WHEN negated THEN 'negated' ELSE modality END AS modality, count(*) AS events
FROM reported WHERE NOT asserted GROUP BY 1 ORDER BY events DESC, 1;

CREATE TEMP VIEW report_countries AS
SELECT country, count(*) AS facts FROM reported WHERE asserted AND country IS NOT NULL
GROUP BY country ORDER BY facts DESC, country;

-- The parties that are names, as corrected: "they" and "the police" act in too many places to be counted together.
CREATE TEMP TABLE reported_party AS
SELECT a.event_id, a.role, a.n, e.type AS event_type, x.shown_id, x.name, x.country, x.key, x.lat, x.lon
FROM event_actor a
  JOIN reported e ON e.id = a.event_id
  JOIN shown_entity x ON x.entity_id = a.entity_id
WHERE e.asserted AND a.role IN ('actor', 'recipient', 'place');

-- Countries have no one spot on a map.
CREATE TEMP VIEW report_places AS
SELECT name AS place, lat, lon, count(*) AS facts FROM reported_party
WHERE role = 'place' AND n = 0 AND lat IS NOT NULL AND lon IS NOT NULL AND (key NOT LIKE 'iso3166:%' OR key LIKE 'iso3166:%-%')
GROUP BY shown_id ORDER BY facts DESC, place, lat, lon;

CREATE TEMP VIEW report_actors AS
SELECT name, country, count(DISTINCT event_id) AS facts FROM reported_party WHERE role = 'actor'
GROUP BY shown_id ORDER BY facts DESC, name, country;

CREATE TEMP VIEW report_pairs AS
SELECT a.name AS actor, a.event_type AS type, r.name AS recipient, count(DISTINCT a.event_id) AS facts
FROM reported_party a JOIN reported_party r ON r.event_id = a.event_id AND r.role = 'recipient' AND r.shown_id <> a.shown_id
WHERE a.role = 'actor' GROUP BY a.shown_id, a.event_type, r.shown_id ORDER BY facts DESC, actor, type, recipient;

-- Whom it hit most, of what happened in the weeks of the articles: not summed, since articles tell of one event in
-- different words.
CREATE TEMP VIEW report_victims AS
SELECT e.date_from AS day, e.type, e.place, e.killed, e.injured, e.displaced, e.title
FROM events e
WHERE e.id IN (
  SELECT r.id FROM reported r, report_totals t
  WHERE r.asserted AND coalesce(r.killed, r.injured, r.displaced) IS NOT NULL
    AND r.date_from BETWEEN date(t.first_published, '-31 days') AND t.last_published
  ORDER BY coalesce(r.killed, 0) + coalesce(r.injured, 0) DESC, coalesce(r.displaced, 0) DESC, r.id LIMIT 25)
ORDER BY coalesce(e.killed, 0) + coalesce(e.injured, 0) DESC, coalesce(e.displaced, 0) DESC, e.id;

-- The newest, and of one day the surest first.
CREATE TEMP VIEW report_facts AS
SELECT * FROM events WHERE id IN (
  SELECT id FROM reported WHERE asserted
  ORDER BY date_from IS NULL, date_from DESC, confidence DESC, id LIMIT (SELECT facts FROM report_settings))
ORDER BY date_from IS NULL, date_from DESC, confidence DESC, id;

CREATE TEMP VIEW report_rejects AS
SELECT reason, count(*) AS records, min(source) AS source FROM rejects GROUP BY reason ORDER BY records DESC, reason;
