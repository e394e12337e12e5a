-- Made when all rows are in, dropped while many are written: kept up during inserts they cost ten times as much.
CREATE INDEX document_source ON document (source_id);
CREATE INDEX document_url ON document (url);
CREATE INDEX document_published ON document (published);
CREATE INDEX duplicate_cluster ON duplicate (cluster_id);
CREATE INDEX event_document ON event (document_id);
CREATE INDEX event_type ON event (type, date_from);
CREATE INDEX event_date ON event (date_from);
CREATE INDEX same_event_cluster ON same_event (cluster_id);
CREATE INDEX event_actor_entity ON event_actor (entity_id);
CREATE INDEX mention_entity ON mention (entity_id);
CREATE INDEX mention_document ON mention (document_id);
CREATE INDEX figure_document ON figure (document_id);
CREATE INDEX date_expr_document ON date_expr (document_id);
CREATE INDEX entity_name ON entity (name);
