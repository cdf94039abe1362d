-- Ballots are numbered without gaps; the id follows from the committed seed and the number.
create table ballot_counter (
    study_id bigint primary key references study on delete cascade,
    next     bigint not null default 0
);

-- One comparison issued to one rater, with the seats as they were shown.
create table ballot (
    study_id      bigint      not null references study on delete cascade,
    id            uuid        not null,
    number        bigint      not null,
    rater_id      bigint      not null references rater,
    comparison_id integer     not null,
    slot          smallint    not null,
    -- Whether the comparison's first response sits in seat B (right).
    swapped       boolean     not null,
    state         text        not null default 'issued' check (state in ('issued', 'answered', 'skipped', 'lapsed')),
    issued_at     timestamptz not null default now(),
    -- When it came on the screen: a prefetched ballot is issued earlier than it is shown.
    shown_at      timestamptz,
    expires_at    timestamptz not null,
    primary key (study_id, id),
    unique (study_id, number),
    foreign key (study_id, comparison_id) references comparison on delete cascade
);

-- Nobody judges a comparison twice; one that lapsed unanswered may come back.
create unique index ballot_once on ballot (study_id, comparison_id, rater_id) where state <> 'lapsed';
create index ballot_open on ballot (study_id, rater_id, number) where state = 'issued';
create index ballot_rater on ballot (study_id, rater_id, number);

create sequence vote_id;

-- Append-only: a correction is a new revision of the same vote.
create table vote (
    study_id         bigint      not null references study,
    id               bigint      not null,
    revision         smallint    not null default 1 check (revision >= 1),
    -- Empty for votes collected elsewhere.
    ballot_id        uuid,
    comparison_id    integer,
    task_id          bigint      not null references task,
    rater_id         bigint      not null references rater,
    -- What stood left (A) and right (B).
    left_model       bigint      not null references model,
    right_model      bigint      not null references model,
    verdict          text        not null check (verdict in ('model_a', 'model_b', 'tie', 'both_bad')),
    strength         smallint check (strength between 1 and 3),
    confidence       smallint check (confidence between 1 and 9),
    axes             jsonb,
    flags            jsonb,
    reasons          text[]      not null default '{}',
    source           text        not null check (source in ('desk', 'api', 'import', 'simulated')),
    shown_at         timestamptz,
    voted_at         timestamptz not null default now(),
    active_ms        bigint check (active_ms between 0 and 86400000),
    pair_probability numeric,
    -- SHA-256 of the answer's RFC 8785 JSON: what makes the same answer again recognisable.
    answer_digest    bytea check (length(answer_digest) = 32),
    primary key (study_id, id, revision),
    foreign key (study_id, ballot_id) references ballot,
    check ((ballot_id is null) = (source in ('import', 'simulated'))),
    check ((ballot_id is null) = (answer_digest is null)),
    check (left_model <> right_model or source <> 'import')
);

create unique index vote_ballot on vote (study_id, ballot_id, revision) where ballot_id is not null;
create unique index vote_once on vote (study_id, comparison_id, rater_id) where ballot_id is not null and revision = 1;
create index vote_rater on vote (study_id, rater_id);
create index vote_task on vote (study_id, task_id);
create index vote_revised on vote (study_id, id, revision) where revision > 1;

-- Free text stays apart, so that it can be erased while the vote stays.
create table rationale (
    study_id bigint   not null,
    vote_id  bigint   not null,
    revision smallint not null,
    text     text     not null check (length(text) between 1 and 20000),
    primary key (study_id, vote_id, revision),
    foreign key (study_id, vote_id, revision) references vote
);

create table skip (
    study_id  bigint      not null,
    ballot_id uuid        not null,
    reason    text        not null check (reason in ('not_my_expertise', 'cannot_verify', 'prompt_unclear', 'wrong_language',
                          'broken_rendering', 'both_identical', 'identity_revealed', 'offensive_content', 'other')),
    at        timestamptz not null default now(),
    primary key (study_id, ballot_id),
    foreign key (study_id, ballot_id) references ballot
);

-- A repeated answer writes before it is acknowledged, so that its commit covers the first one's.
create table vote_replay (
    study_id  bigint      not null,
    ballot_id uuid        not null,
    at        timestamptz not null default now()
);

create index vote_replay_ballot on vote_replay (study_id, ballot_id);

-- Files of votes collected elsewhere. The same file twice is one import.
create table vote_import (
    study_id  bigint      not null references study,
    digest    bytea       not null check (length(digest) = 32),
    votes     bigint      not null,
    source    text        not null check (source in ('import', 'simulated')),
    actor     text        not null,
    at        timestamptz not null default now(),
    primary key (study_id, digest)
);

create function refuse_change_of_record() returns trigger language plpgsql as $$
begin
    raise exception 'append_only' using errcode = 'EV003', hint = 'This table is append-only: ' || tg_table_name || '.';
end
$$;

create trigger vote_append_only before update or delete or truncate on vote
    for each statement execute function refuse_change_of_record();
create trigger skip_append_only before update or delete or truncate on skip
    for each statement execute function refuse_change_of_record();
create trigger vote_replay_append_only before update or delete or truncate on vote_replay
    for each statement execute function refuse_change_of_record();
create trigger vote_import_append_only before update or delete or truncate on vote_import
    for each statement execute function refuse_change_of_record();

-- The votes that count: each at its last revision.
create view current_vote as
select v.*
from vote v
where not exists (select 1 from vote later
                  where later.study_id = v.study_id and later.id = v.id
                    and later.revision > 1 and later.revision > v.revision);
