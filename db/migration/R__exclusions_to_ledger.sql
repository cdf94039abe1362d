-- A decision about a rater is told with the rule, what the rule said then, and who decided, by the number of the account;
-- without the reason's words, which may name somebody. Its arguments: the action, its entry in the log, and the entry of
-- whatever takes it back.
create or replace function send_decision_to_ledger() returns trigger language plpgsql as $$
begin
    insert into ledger_outbox (study_id, type, facts)
    select f.study_id, case f.action when tg_argv[0] then tg_argv[1] else tg_argv[2] end,
           jsonb_strip_nulls(jsonb_build_object(
               'rater', f.rater_id, 'rule', f.rule, 'planned', f.planned,
               'by', (select 'account ' || a.id from account a where a.name = f.actor),
               'seen', f.seen, 'hits', f.hits, 'evidence', round(f.log_evidence::numeric, 6)::text))
    from fresh f order by f.id;
    return null;
end
$$;

-- A rater shut out or let in again.
create or replace trigger exclusion_to_ledger after insert on exclusion
    referencing new table as fresh for each statement
    execute function send_decision_to_ledger('exclude', 'exclusion.applied', 'exclusion.lifted');

drop function if exists send_exclusions_to_ledger();
