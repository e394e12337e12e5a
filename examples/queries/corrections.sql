-- Entities put right by a person (with sqlite3). The views follow; `khabar extract` and `merge` leave these tables alone.
BEGIN;
-- Two names of one man.
INSERT OR REPLACE INTO merge_entity (entity_id, into_id)
SELECT a.id, b.id FROM entity a, entity b WHERE a.key = 'person/s. haddad' AND b.key = 'person/samir haddad';
-- Another name to show.
INSERT OR REPLACE INTO renamed_entity (entity_id, name)
SELECT id, 'Samir al-Haddad' FROM entity WHERE key = 'person/samir haddad';
-- No person at all.
INSERT OR IGNORE INTO hidden_entity (entity_id) SELECT id FROM entity WHERE key = 'person/breaking news';
COMMIT;
