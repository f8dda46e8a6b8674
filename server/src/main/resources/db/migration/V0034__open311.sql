-- Fear spaces by the time they came onto the map, with all that tells whether one is asked for.
CREATE INDEX place_created ON place (created_at, id, layer, retired_at, status, causes);
-- Public entries by the time they were published.
CREATE INDEX status_update_created ON status_update (created_at, id, visibility, place_id);
