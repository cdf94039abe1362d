-- The database and its two roles: the owner migrates, the app can read and write but not change or delete votes.
-- Run once by a superuser of PostgreSQL 18, with psql, the passwords in the environment:
--   EVENHAND_OWNER_PASSWORD=… EVENHAND_APP_PASSWORD=… psql -v ON_ERROR_STOP=1 -f src/main/docker/roles.sql
\getenv owner_password EVENHAND_OWNER_PASSWORD
\getenv app_password EVENHAND_APP_PASSWORD
create role evenhand_owner login password :'owner_password';
create role evenhand_app login password :'app_password';
create database evenhand owner evenhand_owner
    template template0 encoding 'UTF8' locale 'C' locale_provider builtin builtin_locale 'C.UTF-8';
revoke all on database evenhand from public;
grant connect, temporary on database evenhand to evenhand_app;
