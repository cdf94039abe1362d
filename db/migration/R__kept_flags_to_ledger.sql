-- That a rater whom a rule flags is kept, or that this was taken back, is told as a decision to leave one out is: with what
-- the rule said and who decided, without the reason's words.
create or replace function send_kept_flags_to_ledger() returns trigger language plpgsql as $$
begin
    insert into ledger_outbox (study_id, type, facts)
    select f.study_id, 'flag.' || case f.action when 'keep' then 'kept' else 'reopened' end,
           jsonb_strip_nulls(jsonb_build_object(
               'rater', f.rater_id, 'rule', f.rule, 'planned', f.planned,
               'by', (select 'account ' || a.id from account a where a.name = f.actor),
               'seen', f.seen, 'hits', f.hits, 'evidence', round(f.log_evidence::numeric, 6)::text))
    from fresh f order by f.id;
    return null;
end
$$;

create or replace trigger kept_flag_to_ledger after insert on kept_flag
    referencing new table as fresh for each statement execute function send_kept_flags_to_ledger();
