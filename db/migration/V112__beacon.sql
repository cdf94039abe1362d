-- Public randomness that a plan names: its value comes after registration and before the study opens, once.
alter table study add column beacon bytea check (beacon is null or length(beacon) = 32 and state <> 'draft');

create function refuse_another_beacon() returns trigger language plpgsql as $$
begin
    if old.beacon is not null or old.opened_at is not null or new.opened_at is not null then
        raise exception 'beacon_fixed' using errcode = 'EV002', hint = 'A beacon is entered once, before a study opens.';
    end if;
    return new;
end
$$;

create trigger study_beacon_once before update on study
    for each row when (new.beacon is distinct from old.beacon) execute function refuse_another_beacon();

create or replace function send_events_to_ledger() returns trigger language plpgsql as $$
begin
    insert into ledger_outbox (study_id, type, facts)
    select f.study_id, 'study.' || f.kind, jsonb_build_object('detail', f.detail::text)
    from fresh f join study s on s.id = f.study_id
    where s.state <> 'draft'
      and f.kind in ('opened', 'paused', 'closed', 'published', 'guide_changed', 'amended', 'released', 'invited',
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
