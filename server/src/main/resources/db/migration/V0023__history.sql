-- For reading every public entry in the order it was published: feeds, statistics, the map at a past day.
CREATE INDEX status_update_public ON status_update (visibility, id);
