-- promised_by: a day staff promised the next news by instead of the usual interval; ends with the next public entry.
ALTER TABLE place ADD COLUMN promised_by DATE;
ALTER TABLE status_update ADD COLUMN promised_by DATE;
CREATE INDEX place_promised_by ON place (layer, promised_by, id);

-- first_due: the first date that was promised in public, so that moving a date does not make it a kept one.
ALTER TABLE measure ADD COLUMN first_due DATE;
UPDATE measure SET first_due = due;
ALTER TABLE measure ALTER COLUMN first_due SET NOT NULL;

-- digest_on: the last day the office was written to about what is due.
ALTER TABLE unit ADD COLUMN digest_on DATE;
