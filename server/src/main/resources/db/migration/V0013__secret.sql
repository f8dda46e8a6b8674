-- Random keys of this installation (32 bytes, hex), made on the first start: they sign forms and derive follow codes.
CREATE TABLE secret (
    name       VARCHAR(40) PRIMARY KEY,
    secret     VARCHAR(64) NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL
);
