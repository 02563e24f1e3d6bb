-- After all migrations, whichever were applied now: every append-only table of every feature refuses in the same way, logs who tried,
-- and is not to be passed by with session_replication_role.
DO $$
DECLARE
    refusing record;
    held regclass;
BEGIN
    FOR refusing IN
        SELECT n.nspname AS schema_name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE p.proname = 'refuse_change' AND p.prosrc NOT LIKE '%event=append_only_refused%'
    LOOP
        EXECUTE format($function$
            CREATE OR REPLACE FUNCTION %I.refuse_change() RETURNS trigger
                LANGUAGE plpgsql
                SET search_path = pg_catalog, pg_temp
            AS $body$
            BEGIN
                RAISE LOG 'event=append_only_refused operation=%% table=%%.%% user=%%',
                    TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME, session_user;
                RAISE EXCEPTION '%%.%% is append-only: %% refused', TG_TABLE_SCHEMA, TG_TABLE_NAME, TG_OP
                    USING ERRCODE = 'QX003';
            END
            $body$
            $function$, refusing.schema_name);
    END LOOP;
    FOR held IN SELECT tgrelid FROM pg_trigger WHERE tgname = 'append_only' AND tgenabled <> 'A' LOOP
        EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER append_only', held);
    END LOOP;
END
$$;
