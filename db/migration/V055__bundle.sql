-- Tasks, responses and the drawn comparisons are bound by one digest at registration: over a digest of each comparison,
-- which holds those of its prompt and of its two responses. Runs with the registration itself, after they were laid out.
create function send_design_to_ledger() returns trigger language plpgsql as $$
begin
    insert into ledger_outbox (study_id, type, facts)
    select new.id, 'study.design', jsonb_build_object(
               'comparisons', count(*),
               'digest', encode(sha256(coalesce(string_agg(sha256(convert_to(concat_ws(E'\t',
                   c.id, c.kind, t.task_id, t.category, t.language, encode(sha256(convert_to(t.messages, 'UTF8')), 'hex'),
                   one.name, a.sample, encode(a.digest, 'hex'), other.name, b.sample, encode(b.digest, 'hex'),
                   coalesce(c.pair_probability::text, ''), c.places), 'UTF8')), ''::bytea order by c.id), ''::bytea)), 'hex'))
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

create trigger study_design_to_ledger after update on study
    for each row when (old.state = 'draft' and new.state <> 'draft') execute function send_design_to_ledger();

-- A bundle that was asked for. It waits in chunks, so that any node can hand it out and a restart loses nothing.
create table bundle (
    id          bigint generated always as identity primary key,
    study_id    bigint      not null references study on delete cascade,
    state       text        not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
    -- What is being written, and how many of the parts are.
    part        text        not null default '',
    parts_done  integer     not null default 0,
    -- The size of the log that is in it.
    entries     bigint,
    bytes       bigint      not null default 0,
    asked_at    timestamptz not null default now(),
    finished_at timestamptz,
    check ((state in ('done', 'failed')) = (finished_at is not null))
);

create index bundle_study on bundle (study_id, id);
-- Two who ask at once wait for one.
create unique index bundle_under_way on bundle (study_id) where state in ('waiting', 'running');

create table bundle_chunk (
    bundle_id bigint  not null references bundle on delete cascade,
    number    integer not null,
    content   bytea   not null,
    primary key (bundle_id, number)
);
