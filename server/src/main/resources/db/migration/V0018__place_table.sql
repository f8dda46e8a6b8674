-- For the staff's table of places: holds all that the table filters and sorts by, so that a query reads this index and no wide
-- rows. It begins with a column that no other query asks about, so that it never takes the place of another index.
CREATE INDEX place_table ON place (public_updates, retired_at, layer, status, district, unit, last_update, folded, id);
