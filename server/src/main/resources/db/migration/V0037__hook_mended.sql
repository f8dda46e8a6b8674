-- What is due for a hook is read in the order in which it is due, and the pages about it the newest first.
DROP INDEX hook_delivery_due;
CREATE INDEX hook_delivery_due ON hook_delivery (hook_id, state, next_attempt_at, id);
CREATE INDEX hook_delivery_newest ON hook_delivery (hook_id, id DESC);
CREATE INDEX hook_delivery_tried ON hook_delivery (hook_id, tried_at DESC, id DESC);

-- Which secret of the hook this is, and since when: it is shown to whoever made this one, and only for some minutes.
ALTER TABLE hook ADD COLUMN salt_version INT DEFAULT 1 NOT NULL;
ALTER TABLE hook ADD COLUMN salted_at TIMESTAMP WITH TIME ZONE;
