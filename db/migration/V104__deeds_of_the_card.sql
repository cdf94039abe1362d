-- What a rule said of a rater when somebody decided, so that it can be asked again.
alter table exclusion
    add column seen integer check (seen >= 0),
    add column hits integer check (hits between 0 and seen),
    add column log_evidence double precision;

-- What stands on the card stands in the ledger: a model taken back, each look of the sequential rule, and its end.
create or replace function send_events_to_ledger() returns trigger language plpgsql as $$
begin
    insert into ledger_outbox (study_id, type, facts)
    select f.study_id, 'study.' || f.kind, jsonb_build_object('detail', f.detail::text)
    from fresh f join study s on s.id = f.study_id
    where s.state <> 'draft'
      and f.kind in ('opened', 'paused', 'closed', 'published', 'guide_changed', 'amended', 'released', 'invited',
                     'open_link', 'look', 'withdrawn', 'watched', 'decided')
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

-- Known answers are committed with their comparisons, and so is how many votes the study was laid out for: what an
-- adaptive study has room for is more.
create or replace function send_design_to_ledger() returns trigger language plpgsql as $$
begin
    insert into ledger_outbox (study_id, type, facts)
    select new.id, 'study.design', jsonb_build_object(
               'comparisons', count(*),
               'places', (select coalesce(max(places), 0) from ballot_counter where study_id = new.id),
               'digest', encode(sha256(coalesce(string_agg(sha256(convert_to(concat_ws(E'\t',
                   c.id, c.kind, t.task_id, t.category, t.language, encode(sha256(convert_to(t.messages, 'UTF8')), 'hex'),
                   one.name, a.sample, encode(a.digest, 'hex'), other.name, b.sample, encode(b.digest, 'hex'),
                   coalesce(c.pair_probability::text, ''), c.places, c.gold), 'UTF8')), ''::bytea order by c.id), ''::bytea)),
                   'hex'))
    from comparison c
    join task t on t.id = c.task_id
    join response a on a.id = c.first_response
    join response b on b.id = c.second_response
    join model one on one.id = c.first_model
    join model other on other.id = c.second_model
    where c.study_id = new.id;
    return null;
end
$$;
