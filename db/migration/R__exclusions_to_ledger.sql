-- A rater shut out or let in again is told with the rule, what the rule said then, and who decided, by the number of the
-- account; without the reason's words, which may name somebody.
create or replace function send_exclusions_to_ledger() returns trigger language plpgsql as $$
begin
    insert into ledger_outbox (study_id, type, facts)
    select f.study_id, 'exclusion.' || case f.action when 'exclude' then 'applied' else 'lifted' end,
           jsonb_strip_nulls(jsonb_build_object(
               'rater', f.rater_id, 'rule', f.rule, 'planned', f.planned,
               'by', (select 'account ' || a.id from account a where a.name = f.actor),
               'seen', f.seen, 'hits', f.hits, 'evidence', round(f.log_evidence::numeric, 6)::text))
    from fresh f order by f.id;
    return null;
end
$$;

create or replace trigger exclusion_to_ledger after insert on exclusion
    referencing new table as fresh for each statement execute function send_exclusions_to_ledger();
