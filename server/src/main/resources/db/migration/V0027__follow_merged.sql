-- merged_into: the follow that this one became part of, because the same address asked for the same thing again or its place was
-- joined to another one; links in older mails end that one then.
ALTER TABLE follow ADD COLUMN merged_into BIGINT;
CREATE INDEX follow_merged_into ON follow (merged_into);
