-- What became of a pool is told in the record of who did what: each version, in the transaction that made it. The record
-- outlives a pool that is deleted.
create function record_pool_version() returns trigger language plpgsql as $$
begin
    insert into admin_event (actor, kind, subject)
    select new.made_by, 'pools version', jsonb_build_object('pool', p.slug, 'number', new.number, 'what', new.what)
    from pool p where p.id = new.pool_id;
    return null;
end
$$;

create trigger pool_version_recorded after insert on pool_version
    for each row when (new.made_by <> '') execute function record_pool_version();
