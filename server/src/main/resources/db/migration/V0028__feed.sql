-- Public entries of one place in the order they were published: its feed.
CREATE INDEX status_update_place_public ON status_update (place_id, visibility, id);
-- When a measure was last told about: its day in calendars.
CREATE INDEX status_update_measure ON status_update (measure_id, created_at);
-- Days of the audit log.
CREATE INDEX audit_entry_at ON audit_entry (at, id);
