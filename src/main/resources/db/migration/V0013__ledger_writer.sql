-- Which writer holds the fence: one that lost its connection may take it again as long as nobody else has.
DROP FUNCTION ledger.take_over(bigint);
ALTER TABLE ledger.head ADD COLUMN writer uuid;

CREATE FUNCTION ledger.take_over(h_writer uuid, h_again boolean) RETURNS SETOF ledger.head
    LANGUAGE sql
    SECURITY DEFINER
    SET search_path = ledger, pg_catalog, pg_temp
BEGIN ATOMIC
    UPDATE ledger.head SET epoch = epoch + 1, writer = h_writer WHERE NOT h_again OR writer = h_writer RETURNING *;
END;

GRANT EXECUTE ON FUNCTION ledger.take_over(uuid, boolean) TO quota_exchange_app;
