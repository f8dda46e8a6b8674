-- The twelve Stadtbezirke. geom stays null until real borders are imported.
CREATE TABLE district (
    id         VARCHAR(40) PRIMARY KEY,
    nr         INT NOT NULL,
    title      VARCHAR(80) NOT NULL,
    nordwaerts VARCHAR(10) NOT NULL,
    label_lon  DOUBLE PRECISION NOT NULL,
    label_lat  DOUBLE PRECISION NOT NULL,
    geom       GEOMETRY(GEOMETRY, 4326),
    source     VARCHAR(500),
    attributes VARCHAR(8000) NOT NULL
);
CREATE INDEX district_geom ON district USING RTREE (geom);
