-- Rows of the access log as they gathered while the last group was committed: one call, one lock, one insert; chained as by identity.note.
CREATE FUNCTION identity.note_all(
    n_at timestamptz[], n_kind text[], n_person text[], n_address text[], n_operation text[], n_detail text[]
) RETURNS void
    LANGUAGE plpgsql
    SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    last bigint;
    previous bytea;
    hashes bytea[] := '{}';
BEGIN
    PERFORM pg_advisory_xact_lock(6000);
    SELECT l.number, l.hash INTO last, previous FROM identity.access_log l ORDER BY l.number DESC LIMIT 1;
    last := coalesce(last, 0);
    previous := coalesce(previous, '\x');
    FOR i IN 1 .. cardinality(n_at) LOOP
        previous := sha256(previous || convert_to(
            (last + i) || ' ' || (extract(epoch FROM n_at[i]) * 1000000)::bigint
                || ' ' || octet_length(n_kind[i]) || ':' || n_kind[i]
                || ' ' || octet_length(n_person[i]) || ':' || n_person[i]
                || ' ' || octet_length(n_address[i]) || ':' || n_address[i]
                || ' ' || octet_length(n_operation[i]) || ':' || n_operation[i]
                || ' ' || octet_length(n_detail[i]) || ':' || n_detail[i],
            'UTF8'));
        hashes[i] := previous;
    END LOOP;
    INSERT INTO identity.access_log (number, at, kind, person, address, operation, detail, hash)
    SELECT last + given.place, given.at, given.kind, given.person, given.address, given.operation, given.detail, given.hash
      FROM unnest(n_at, n_kind, n_person, n_address, n_operation, n_detail, hashes)
           WITH ORDINALITY AS given (at, kind, person, address, operation, detail, hash, place)
     ORDER BY given.place;
END
$$;

GRANT EXECUTE ON FUNCTION identity.note_all(timestamptz[], text[], text[], text[], text[], text[]) TO quota_exchange_app;
