-- Mail scanners that run scripts open every link of a mail. automatic: a script sent the answer, nobody pressed a button. Where a second
-- script says something else, nobody can know what is meant: then only the button counts for this question and light.
ALTER TABLE safety_rating ADD COLUMN automatic BOOLEAN DEFAULT FALSE NOT NULL;
ALTER TABLE effect_question ADD COLUMN day_by_button BOOLEAN DEFAULT FALSE NOT NULL;
ALTER TABLE effect_question ADD COLUMN dark_by_button BOOLEAN DEFAULT FALSE NOT NULL;

-- Daily mails that wait for an address, when one of its follows ends.
CREATE INDEX outbox_recipient ON outbox (recipient, kind);
