-- The logins of an installation, after the first migrate; psql -v server=… -v reader=… -f logins.sql; with -v backup=… also the one of
-- deploy/backup/base-backup. Can be run again: passwords are set anew.
\set ON_ERROR_STOP on
SELECT 'CREATE ROLE exchange_server LOGIN IN ROLE quota_exchange_app'
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'exchange_server') \gexec
SELECT 'CREATE ROLE exchange_reader LOGIN IN ROLE quota_exchange_auditor'
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'exchange_reader') \gexec
ALTER ROLE exchange_server PASSWORD :'server';
ALTER ROLE exchange_reader PASSWORD :'reader';
\if :{?backup}
SELECT 'CREATE ROLE exchange_backup LOGIN REPLICATION'
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'exchange_backup') \gexec
ALTER ROLE exchange_backup PASSWORD :'backup';
\endif
