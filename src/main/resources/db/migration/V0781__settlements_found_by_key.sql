-- An index entry less a settlement. Its idempotency key begins with the id of its fact and a colon wherever the exchange makes it, so the
-- settlements of a fact stand beside each other in the index of keys; only those whose key begins otherwise are in one of their own.

-- By bytes, whatever the database's locale: a beginning is then one stretch of the index.
ALTER TABLE ledger.settlement ALTER COLUMN idempotency_key TYPE text COLLATE "C";

DROP INDEX ledger.settlement_of_fact;
CREATE INDEX settlement_of_fact ON ledger.settlement (fact_id) WHERE NOT starts_with(idempotency_key, fact_id || ':');
