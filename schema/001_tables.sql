-- Khabar's tables. Plain facts as they were found; what an analyst reads are the views of 002_views.sql.
--
-- Ids derive from content. A document's id is a hash of its record; what was found in it has the ids after it, so the rows
-- of one document stand together, a rerun replaces them, and merging two databases is idempotent.
-- start and end are Unicode code points of document.text: substr(text, start + 1, end - start).

-- Which command made or changed this database. The only table that differs between two runs over the same input.
CREATE TABLE run (
  id INTEGER PRIMARY KEY,
  started TEXT NOT NULL,               -- UTC, ISO 8601
  finished TEXT,                       -- NULL while it runs, or if it was stopped
  program TEXT NOT NULL,               -- "khabar 0.1.0"
  lexicon TEXT NOT NULL,               -- checksum of the lexicon's image
  command TEXT NOT NULL
) STRICT;

-- A file and how far it was read.
CREATE TABLE source (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL,                  -- as given, "-" for standard input
  bytes INTEGER NOT NULL,              -- size and time of change when it was read: another file is read again
  modified INTEGER NOT NULL,           -- seconds since 1970
  lexicon TEXT NOT NULL,
  program TEXT NOT NULL,
  byte_offset INTEGER NOT NULL,        -- of the last record read, in the file as it stands on disk
  item INTEGER NOT NULL,               -- which of those that begin there, from 0
  records INTEGER NOT NULL,
  rejects INTEGER NOT NULL,
  finished INTEGER NOT NULL CHECK (finished IN (0, 1))
) STRICT;

CREATE TABLE document (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL,                   -- the record's own id, its URI, or file#offset
  source_id INTEGER NOT NULL REFERENCES source (id),
  byte_offset INTEGER NOT NULL,
  url TEXT,
  title TEXT,
  author TEXT,
  publisher TEXT,
  section TEXT,
  byline TEXT,
  caption TEXT,
  dateline TEXT,
  language TEXT NOT NULL,
  published TEXT,                      -- ISO day
  published_basis TEXT,                -- record json-ld meta time-tag url dateline page-line
  crawled TEXT,                        -- when the dump says that it was fetched: never the article's date
  skipped TEXT,                        -- why nothing was extracted, NULL if all was
  sketch BLOB,                         -- 64 bytes, most of them equal in near-duplicates; NULL for very short texts
  text TEXT NOT NULL
) STRICT;

-- Documents with nearly the same text. Those without a double are not here.
CREATE TABLE duplicate (
  document_id INTEGER PRIMARY KEY REFERENCES document (id),
  cluster_id INTEGER NOT NULL          -- the document that stands for all of them
) STRICT;

CREATE TABLE sentence (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES document (id),
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  heading INTEGER NOT NULL CHECK (heading IN (0, 1))
) STRICT;

CREATE TABLE entity (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL,                   -- geonames:, wikidata:, iso3166:, khabar:, or "person/folded name" of the unknown
  type TEXT NOT NULL CHECK (type IN ('person', 'organization', 'place')),
  known INTEGER NOT NULL CHECK (known IN (0, 1)),  -- the gazetteers know it
  name TEXT NOT NULL,
  name_ar TEXT,
  name_en TEXT,
  country TEXT,                        -- ISO 3166 alpha-2
  sector TEXT,
  lat REAL,
  lon REAL
) STRICT;

-- A person's corrections: extract and merge never touch them, and the views follow them.
CREATE TABLE merge_entity (            -- entity_id is the same as into_id
  entity_id INTEGER PRIMARY KEY,
  into_id INTEGER NOT NULL,
  CHECK (entity_id <> into_id)
) STRICT;
CREATE TABLE hidden_entity (           -- no entity at all, or not wanted in people, organizations, places
  entity_id INTEGER PRIMARY KEY
) STRICT;
CREATE TABLE renamed_entity (
  entity_id INTEGER PRIMARY KEY,
  name TEXT NOT NULL
) STRICT;

CREATE TABLE mention (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES document (id),
  sentence_id INTEGER REFERENCES sentence (id),
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  text TEXT NOT NULL,
  type TEXT NOT NULL,
  nested INTEGER NOT NULL,             -- lies within a longer mention
  role TEXT,                           -- "President"
  entity_id INTEGER REFERENCES entity (id),
  score REAL NOT NULL,                 -- 0 to 1
  rule TEXT                            -- the line of a gazetteer that found it
) STRICT;

CREATE TABLE figure (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES document (id),
  sentence_id INTEGER REFERENCES sentence (id),
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  text TEXT NOT NULL,
  kind TEXT NOT NULL,
  value REAL,
  min REAL,
  max REAL,
  qualifier TEXT NOT NULL,
  noun TEXT,
  noun_class TEXT,
  unit TEXT,
  timex TEXT,
  in_date INTEGER NOT NULL,
  rule TEXT
) STRICT;

CREATE TABLE date_expr (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES document (id),
  sentence_id INTEGER REFERENCES sentence (id),
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  text TEXT NOT NULL,
  timex TEXT,
  date_from TEXT,                      -- inclusive ISO days, NULL if unknown
  date_to TEXT,
  grain TEXT,
  basis TEXT NOT NULL,
  calendar TEXT NOT NULL,
  note TEXT,
  rule TEXT
) STRICT;

CREATE TABLE event (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES document (id),
  sentence_id INTEGER REFERENCES sentence (id),
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  trigger TEXT NOT NULL,
  type TEXT NOT NULL,
  mode TEXT,
  plover TEXT,
  cameo TEXT,
  date_from TEXT,
  date_to TEXT,
  date_basis TEXT NOT NULL,
  modality TEXT NOT NULL,
  asserted INTEGER NOT NULL CHECK (asserted IN (0, 1)),
  negated INTEGER NOT NULL CHECK (negated IN (0, 1)),
  killed INTEGER,                      -- the figures of each role together: the value, else the minimum, else the maximum
  injured INTEGER,                     -- of each; event_figure has all of them with their qualifiers
  arrested INTEGER,
  abducted INTEGER,
  displaced INTEGER,
  participants INTEGER,
  amount REAL,                         -- of these two the first figure alone
  size REAL,
  told INTEGER NOT NULL,               -- how often this document tells it
  same_text INTEGER,                   -- equal for the same sentence in another document
  same_facts INTEGER,                  -- equal for the same type, day, place and participants; NULL if those are unknown
  confidence REAL NOT NULL,
  rule TEXT
) STRICT;

-- Events of several documents that are one and the same. Those told once are not here.
CREATE TABLE same_event (
  event_id INTEGER PRIMARY KEY REFERENCES event (id),
  cluster_id INTEGER NOT NULL          -- the event that stands for all of them
) STRICT;

CREATE TABLE event_actor (
  event_id INTEGER NOT NULL REFERENCES event (id),
  role TEXT NOT NULL CHECK (role IN ('actor', 'recipient', 'place', 'reporter')),
  n INTEGER NOT NULL,                  -- 0 is the first
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  text TEXT NOT NULL,
  part TEXT,                           -- of a place: at, origin, destination, dateline, context
  mention_id INTEGER REFERENCES mention (id),
  entity_id INTEGER REFERENCES entity (id),
  country TEXT,
  PRIMARY KEY (event_id, role, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE event_figure (
  event_id INTEGER NOT NULL REFERENCES event (id),
  n INTEGER NOT NULL,
  role TEXT NOT NULL,
  figure_id INTEGER NOT NULL REFERENCES figure (id),
  PRIMARY KEY (event_id, n)
) STRICT, WITHOUT ROWID;

-- The other places where the document tells the event.
CREATE TABLE event_evidence (
  event_id INTEGER NOT NULL REFERENCES event (id),
  n INTEGER NOT NULL,
  sentence_id INTEGER REFERENCES sentence (id),
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  PRIMARY KEY (event_id, n)
) STRICT, WITHOUT ROWID;

-- What could not be read, where it stood, and why.
CREATE TABLE reject (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES source (id),
  byte_offset INTEGER NOT NULL,
  record TEXT,                         -- the record's id or URI, if known
  reason TEXT NOT NULL
) STRICT;

-- a merged into b, and b into c: all of them into c. A circle is refused.
CREATE TRIGGER merge_entity_follow AFTER INSERT ON merge_entity BEGIN
  SELECT raise(ABORT, 'these entities are merged the other way round already')
    WHERE EXISTS (SELECT 1 FROM merge_entity m WHERE m.entity_id = new.into_id AND m.into_id = new.entity_id);
  UPDATE merge_entity SET into_id = (SELECT m.into_id FROM merge_entity m WHERE m.entity_id = new.into_id)
    WHERE entity_id = new.entity_id AND EXISTS (SELECT 1 FROM merge_entity m WHERE m.entity_id = new.into_id);
  UPDATE merge_entity SET into_id = (SELECT m.into_id FROM merge_entity m WHERE m.entity_id = new.entity_id)
    WHERE into_id = new.entity_id;
END;
