-- Which records of a study its log tells, and in what words; a new kind of record is a word here.
-- A study that goes on after a pause is opened once more in the log, as its readers know it.
create or replace function send_events_to_ledger() returns trigger language plpgsql as $$
begin
    insert into ledger_outbox (study_id, type, facts)
    select f.study_id, 'study.' || case f.kind when 'resumed' then 'opened' else f.kind end,
           jsonb_build_object('detail', f.detail::text)
    from fresh f join study s on s.id = f.study_id
    where s.state <> 'draft'
      and f.kind in ('opened', 'resumed', 'paused', 'closed', 'published', 'guide_changed', 'amended', 'released', 'invited',
                     'open_link', 'look', 'withdrawn', 'watched', 'decided', 'beacon')
    order by f.id;
    insert into ledger_outbox (study_id, type, facts)
    select f.study_id, 'rater.' || f.kind, jsonb_build_object('rater', r.id)
    from fresh f join rater r on r.study_id = f.study_id and r.name = f.detail ->> 'rater'
    where f.kind = 'revoked';
    insert into ledger_outbox (study_id, type, facts)
    select f.study_id, 'prereg.revealed', jsonb_build_object(
               'nonce', encode(l.plan_nonce, 'hex'), 'task_nonce', encode(l.task_nonce, 'hex'),
               'seed', encode(s.seed, 'hex'))
    from fresh f join study s on s.id = f.study_id join ledger_secret l on l.study_id = f.study_id
    where f.kind = 'closed';
    return null;
end
$$;
