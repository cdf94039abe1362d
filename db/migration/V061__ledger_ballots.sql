-- Each ballot number has its place in the ledger, as what became of it: answered, skipped or lapsed. What unblinds, the
-- models and their seats, is a line of its own that the entry binds by its hash, so that a rater can hold the entry itself.
alter table ledger_entry
    add column ballot_id uuid,
    -- Which revision of a vote; 0 for a ballot that lapsed, -1 for one that was skipped.
    add column revision smallint,
    add column detail text,
    add check ((ballot_id is null) = (revision is null)),
    add check ((ballot_id is null) = (detail is null));

-- Finds the entry of a receipt, and keeps a vote from being told twice.
create unique index ledger_entry_ballot on ledger_entry (study_id, ballot_id, revision) where ballot_id is not null;

-- A log that is not what was signed is neither written nor signed any more, until somebody has looked into it.
alter table ledger
    add column frozen_at timestamptz,
    add column frozen_for text,
    add check ((frozen_at is null) = (frozen_for is null));

-- What opens the commitments of a registration; told when the study is closed.
create table ledger_secret (
    study_id   bigint primary key references study on delete cascade,
    plan_nonce bytea not null check (length(plan_nonce) = 32),
    task_nonce bytea not null check (length(task_nonce) = 32)
);

-- An erased person's row stays without its salt, so that no second one is made.
alter table ledger_salt
    alter column salt drop not null,
    add column erased_at timestamptz,
    add check ((salt is null) = (erased_at is not null));

-- Each rater has a salt from the start: two random UUIDs carry 244 random bits.
create function give_rater_salt() returns trigger language plpgsql as $$
begin
    insert into ledger_salt (rater_id, salt)
    select id, sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea) from fresh;
    return null;
end
$$;

create trigger rater_salt after insert on rater
    referencing new table as fresh for each statement execute function give_rater_salt();

insert into ledger_salt (rater_id, salt)
select id, sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea) from rater
on conflict do nothing;

create or replace function send_votes_to_ledger() returns trigger language plpgsql as $$
begin
    insert into ledger_outbox (study_id, type, facts)
    select f.study_id, 'vote.cast', jsonb_build_object( 'ballot', f.ballot_id, 'revision', f.revision)
    from fresh f where f.ballot_id is not null
    order by f.id;
    return null;
end
$$;

create or replace function send_skips_to_ledger() returns trigger language plpgsql as $$
begin
    insert into ledger_outbox (study_id, type, facts)
    select study_id, 'ballot.skipped', jsonb_build_object('ballot', ballot_id, 'reason', reason) from fresh;
    return null;
end
$$;

create function send_lapse_to_ledger() returns trigger language plpgsql as $$
begin
    insert into ledger_outbox (study_id, type, facts)
    values (new.study_id, 'ballot.lapsed', jsonb_build_object('ballot', new.id));
    return null;
end
$$;

create trigger lapse_to_ledger after update of state on ballot
    for each row when (new.state = 'lapsed' and old.state <> 'lapsed') execute function send_lapse_to_ledger();

-- Registration is told by the app, which can hash a whole pool.
drop trigger registration_to_ledger on study;
drop function send_registration_to_ledger();

-- With the end the commitments of the beginning are opened.
create or replace function send_events_to_ledger() returns trigger language plpgsql as $$
begin
    insert into ledger_outbox (study_id, type, facts)
    select f.study_id, 'study.' || f.kind, jsonb_build_object('detail', f.detail::text)
    from fresh f join study s on s.id = f.study_id
    where s.state <> 'draft'
      and f.kind in ('opened', 'paused', 'closed', 'published', 'guide_changed', 'amended', 'released', 'invited',
                     'open_link', 'look')
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
