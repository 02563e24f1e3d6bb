-- Half of the private key that a round's bids are sealed with: useless without the half in the server's key folder.
-- The auditor gets both when the key is released, by the round's event.
CREATE TABLE round.seal_half (
    key_id text  PRIMARY KEY CHECK (key_id ~ '^[0-9a-f]{64}$'), -- SM3 of the public key
    half   bytea NOT NULL CHECK (octet_length(half) = 32)
);

CREATE TRIGGER append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON round.seal_half
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

GRANT SELECT, INSERT ON round.seal_half TO quota_exchange_app;
