-- How a study moves: folded from its votes, so that a dashboard costs by days, raters and pairs, not by votes. Only live
-- votes given on ballots; each counts once, at its first revision.
create table pace (
    study_id bigint      not null references study on delete cascade,
    -- The ten minutes in which the votes were given.
    slice    timestamptz not null,
    votes    bigint      not null,
    primary key (study_id, slice)
);

create table pace_rater (
    study_id  bigint      not null references study on delete cascade,
    rater_id  bigint      not null references rater on delete cascade,
    votes     bigint      not null,
    active_ms bigint      not null,
    last_at   timestamptz not null,
    primary key (study_id, rater_id)
);

create table pace_part (
    study_id     bigint not null references study on delete cascade,
    category     text   not null,
    first_model  bigint not null,
    second_model bigint not null,
    votes        bigint not null,
    primary key (study_id, category, first_model, second_model)
);

-- All votes given before this are folded; later ones are read as they are.
create table pace_mark (
    study_id bigint primary key references study on delete cascade,
    upto     timestamptz not null
);

-- What was laid out at registration, which does not change: counted when a dashboard first asks.
create table pace_plan (
    study_id     bigint not null references study on delete cascade,
    category     text   not null,
    first_model  bigint not null,
    second_model bigint not null,
    comparisons  bigint not null,
    places       bigint not null,
    primary key (study_id, category, first_model, second_model)
);

-- Votes lie in the order of their time, so that ranges of pages tell where the latest are, at hardly any cost to a vote.
create index vote_time on vote using brin (voted_at) with (pages_per_range = 16, autosummarize = on);

create index comparison_skipped on comparison (study_id, skips desc) where skips > 0;
