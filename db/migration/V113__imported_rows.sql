-- What the votes of an import were, and not only how many: a digest over their rows, which the ledger binds. Imports from
-- before have none.
alter table vote_import add column row_digest bytea check (length(row_digest) = 32);

create or replace function send_imports_to_ledger() returns trigger language plpgsql as $$
begin
    insert into ledger_outbox (study_id, type, facts)
    select study_id, 'votes.imported', jsonb_strip_nulls(jsonb_build_object(
               'file', encode(digest, 'hex'), 'votes', votes, 'source', source, 'rows', encode(row_digest, 'hex')))
    from fresh;
    return null;
end
$$;
