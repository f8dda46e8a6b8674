-- The day that staff promised joins the index that lists of overdue places are read from (see V0018).
DROP INDEX place_table;
CREATE INDEX place_table
    ON place (public_updates, retired_at, layer, status, district, unit, last_update, promised_by, folded, id);
