-- What has been loaded into this store once and must not come back by itself, e.g. the bundled base data.
CREATE TABLE data_load (
    name      VARCHAR(60) PRIMARY KEY,
    loaded_at TIMESTAMP WITH TIME ZONE NOT NULL
);
