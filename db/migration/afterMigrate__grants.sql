-- The app reads and writes, but what is append-only it can only append to. Runs as the owner after every migration.
do $$
declare
    app         text := '${app_role}';
    append_only text;
begin
    -- A user who gives one account for both leaves nothing to grant.
    if app = current_user then
        return;
    end if;
    execute format('grant usage on schema %I to %I', current_schema(), app);
    execute format('grant select, insert, update, delete on all tables in schema %I to %I', current_schema(), app);
    execute format('grant usage, select, update on all sequences in schema %I to %I', current_schema(), app);
    -- An import leaves the planner statistics of what it brought.
    execute format('grant maintain on task, response, model, pool_finding to %I', app);
    foreach append_only in array array['vote', 'skip', 'vote_replay', 'study_event', 'admin_event', 'vote_import', 'study_model', 'study_alias', 'exclusion', 'kept_flag', 'rater_step', 'guide_version', 'amendment', 'datasheet_note', 'withdrawal', 'sequential_end',
                                     'ledger_entry', 'ledger_tile', 'ledger_checkpoint', 'ledger_check', 'ledger_key'] loop
        if to_regclass(append_only) is not null then
            execute format('revoke update, delete, truncate on %I from %I', append_only, app);
        end if;
    end loop;
    -- Of an answer the words can be erased, and nothing else.
    if to_regclass('blinding_answer') is not null then
        execute format('revoke update, delete, truncate on blinding_answer from %I', app);
        execute format('grant update (text) on blinding_answer to %I', app);
    end if;
    if to_regclass('flyway_schema_history') is not null then
        execute format('revoke insert, update, delete, truncate on flyway_schema_history from %I', app);
    end if;
end
$$;
