-- Which node tries: where that one is gone, nobody waits for the end of its lease. Empty for a server that is alone.
ALTER TABLE idempotency.attempt ADD COLUMN node uuid;
