-- The outside platform that sends raters: how it names them in the address, and how they get back.
create table panel_platform (
    study_id          bigint  primary key references study on delete cascade,
    kind              text    not null check (kind in ('prolific', 'other')),
    name              text    not null check (length(name) between 1 and 60),
    person_parameter  text    not null check (person_parameter ~ '^[A-Za-z0-9_.-]{1,60}$'),
    session_parameter text    check (session_parameter ~ '^[A-Za-z0-9_.-]{1,60}$'),
    study_parameter   text    check (study_parameter ~ '^[A-Za-z0-9_.-]{1,60}$'),
    -- With {code}, {worker_id}, {session_id}, {study_id}; the host was typed a second time by whoever set it.
    return_address    text    check (return_address like 'https://%'),
    goes_by_itself    boolean not null default false
);

create table panel_code (
    study_id bigint not null references study on delete cascade,
    outcome  text   not null check (outcome in ('completed', 'screened_out', 'attention', 'declined', 'returned')),
    code     text   not null check (code ~ '^[A-Za-z0-9_-]{1,64}$'),
    primary key (study_id, outcome)
);

-- Who a rater is elsewhere: apart from votes and pseudonyms, so that it can be erased. In no file of votes and no log.
create table outside_id (
    rater_id      bigint      primary key references rater on delete cascade,
    study_id      bigint      not null references study on delete cascade,
    person        text        not null check (length(person) between 1 and 200),
    session       text        check (length(session) between 1 and 200),
    outside_study text        check (length(outside_study) between 1 and 200),
    -- What the platform last said of the submission.
    status        text,
    arrived_at    timestamptz,
    unique (study_id, person)
);

-- What the raters of a study are told; shown at their next ballot until they have taken note.
create table rater_message (
    id           bigint generated always as identity primary key,
    study_id     bigint      not null references study on delete cascade,
    text         text        not null check (length(text) between 1 and 2000),
    actor        text        not null,
    at           timestamptz not null default now(),
    withdrawn_at timestamptz
);

create index rater_message_shown on rater_message (study_id, id) where withdrawn_at is null;

create table rater_message_noted (
    message_id bigint      not null references rater_message on delete cascade,
    rater_id   bigint      not null references rater on delete cascade,
    at         timestamptz not null default now(),
    primary key (message_id, rater_id)
);

create index rater_message_noted_rater on rater_message_noted (rater_id);
