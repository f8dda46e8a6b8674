-- One location on one layer. Lists of slugs (causes, times) are read only together with their place: '|'-separated.
-- folded: the title as search compares it; folding lengthens it (ß, str.) to at most twice its length.
CREATE TABLE place (
    id              VARCHAR(120) PRIMARY KEY,
    layer           VARCHAR(20) NOT NULL,
    title           VARCHAR(200) NOT NULL,
    folded          VARCHAR(400) NOT NULL,
    status          VARCHAR(30),
    district        VARCHAR(40) REFERENCES district (id),
    district_basis  VARCHAR(10),
    address         VARCHAR(300),
    causes          VARCHAR(300) NOT NULL,
    times           VARCHAR(40) NOT NULL,
    body            VARCHAR(4000),
    source          VARCHAR(1000),
    source_date     VARCHAR(10),
    source_url      VARCHAR(1000),
    position_basis  VARCHAR(12) NOT NULL,
    position_source VARCHAR(500),
    accuracy_m      INT,
    note            VARCHAR(2000),
    kind            VARCHAR(80),
    sport_type      VARCHAR(40),
    part_of_27      VARCHAR(10),
    verified        BOOLEAN NOT NULL,
    attributes      VARCHAR(8000) NOT NULL,
    geom            GEOMETRY(GEOMETRY, 4326),
    geom_utm        GEOMETRY(GEOMETRY, 25832),
    is_point        BOOLEAN NOT NULL,
    last_update     DATE,
    public_updates  INT NOT NULL,
    retired_at      TIMESTAMP WITH TIME ZONE,
    created_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    version         INT NOT NULL
);
CREATE INDEX place_geom ON place USING RTREE (geom);
CREATE INDEX place_geom_utm ON place USING RTREE (geom_utm);
CREATE INDEX place_layer ON place (layer, id);
CREATE INDEX place_district ON place (district, layer);
CREATE INDEX place_status ON place (layer, status, id);
CREATE INDEX place_title ON place (title, id);
CREATE INDEX place_folded ON place (folded, id);

-- The words of a title, folded, so that a prefix search is one range of this index.
CREATE TABLE place_token (
    token    VARCHAR(400) NOT NULL,
    place_id VARCHAR(120) NOT NULL REFERENCES place (id)
);
CREATE INDEX place_token_token ON place_token (token, place_id);
CREATE INDEX place_token_place ON place_token (place_id, token);
