-- The roles of the exchange. Run before every migration; changes nothing where they are there already.
--   quota_exchange_owner    no login; owns every table and function
--   quota_exchange_app      no login; what the running server is while it serves
--   quota_exchange_auditor  no login; selects
-- Who logs in is a member of one of the last two and of nothing else: CREATE ROLE name LOGIN PASSWORD '…' IN ROLE quota_exchange_app
DO $$
DECLARE
    wanted text;
BEGIN
    FOREACH wanted IN ARRAY ARRAY['quota_exchange_owner', 'quota_exchange_app', 'quota_exchange_auditor'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
            BEGIN
                EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
            EXCEPTION WHEN duplicate_object OR unique_violation THEN
                NULL; -- somebody else made it just now
            END;
        END IF;
        -- Until PostgreSQL 15 a member of a role could always take it on; since 16 that is a privilege of its own.
        IF current_setting('server_version_num')::int < 160000 THEN
            IF NOT pg_has_role(current_user, wanted, 'MEMBER') THEN
                EXECUTE format('GRANT %I TO CURRENT_USER', wanted);
            END IF;
        ELSIF NOT pg_has_role(current_user, wanted, 'SET') THEN
            EXECUTE format('GRANT %I TO CURRENT_USER WITH SET TRUE, INHERIT TRUE', wanted);
        END IF;
    END LOOP;
    IF NOT has_database_privilege('quota_exchange_owner', current_database(), 'CREATE') THEN
        EXECUTE format('GRANT CREATE ON DATABASE %I TO quota_exchange_owner', current_database());
    END IF;
    -- Whoever reaches the server is not thereby let into this database, and nobody makes tables of their own in it.
    IF pg_has_role(current_user, (SELECT datdba FROM pg_database WHERE datname = current_database()), 'USAGE') THEN
        EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
        EXECUTE format('GRANT CONNECT ON DATABASE %I TO quota_exchange_app, quota_exchange_auditor', current_database());
    END IF;
END
$$;
