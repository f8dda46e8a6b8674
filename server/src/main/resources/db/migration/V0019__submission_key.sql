-- Forms of staff that were sent, so that a double click writes once. key_hash: SHA-256 over the form's one-time key and its content.
-- result: what the first sending led to.
CREATE TABLE staff_submission (
    account_id BIGINT NOT NULL,
    key_hash   VARCHAR(64) NOT NULL,
    at         TIMESTAMP WITH TIME ZONE NOT NULL,
    result     VARCHAR(120) NOT NULL,
    PRIMARY KEY (account_id, key_hash)
);
