-- unit: the office in charge of the place. merged_into: the place that took this one over; the old address redirects there.
-- measures_open, measures_done: kept with every change of a measure, so that layers need no join.
ALTER TABLE place ADD COLUMN unit VARCHAR(40) REFERENCES unit (id);
ALTER TABLE place ADD COLUMN merged_into VARCHAR(120) REFERENCES place (id);
ALTER TABLE place ADD COLUMN measures_open INT DEFAULT 0 NOT NULL;
ALTER TABLE place ADD COLUMN measures_done INT DEFAULT 0 NOT NULL;
CREATE INDEX place_unit ON place (unit, id);
CREATE INDEX place_merged_into ON place (merged_into);
-- For lists of promised news by date.
CREATE INDEX place_last_update ON place (layer, last_update, id);

-- account_id: who wrote it, for staff only. reason: code of a closing without action. passed_to: who is responsible instead.
-- measure_id, measure_status: the measure an entry is about and what became of it.
ALTER TABLE status_update ADD COLUMN account_id BIGINT;
ALTER TABLE status_update ADD COLUMN reason VARCHAR(40);
ALTER TABLE status_update ADD COLUMN passed_to VARCHAR(200);
ALTER TABLE status_update ADD COLUMN measure_id BIGINT;
ALTER TABLE status_update ADD COLUMN measure_status VARCHAR(20);
