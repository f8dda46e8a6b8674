-- Raised by every commit that changes what a layer shows; caches compare it instead of reading places.
CREATE TABLE layer_revision (
    layer    VARCHAR(20) PRIMARY KEY,
    revision BIGINT NOT NULL
);
INSERT INTO layer_revision (layer, revision) VALUES
    ('angstraeume', 0), ('bibliotheken', 0), ('sportstaetten', 0), ('plaetze', 0), ('stadtbezirke', 0);
