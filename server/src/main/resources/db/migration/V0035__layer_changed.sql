-- When a layer was changed for the last time: what open-data portals are told. Null until the first change after this.
ALTER TABLE layer_revision ADD COLUMN changed_at timestamp with time zone;
