-- Fear spaces by the day they came onto the map, with all that tells whether one is asked for.
CREATE INDEX place_created ON place (layer, created_at, id, retired_at, status, causes);
-- Public entries by the time they were published.
CREATE INDEX status_update_published ON status_update (visibility, created_at, id, place_id);
