-- The way of a rater around the ballots, step by step. Append-only: where somebody is follows from what was done.
create table rater_step (
    study_id bigint      not null references study,
    rater_id bigint      not null references rater,
    step     text        not null check (step in ('consent', 'guide', 'comprehension', 'practice', 'break')),
    -- Which time, version, try, item, or number of votes: what makes the same step sent twice one step.
    number   integer     not null check (number >= 1),
    outcome  text        not null,
    detail   jsonb       not null default '{}',
    at       timestamptz not null default clock_timestamp(),
    primary key (study_id, rater_id, step, number),
    check (case step
               when 'consent' then outcome in ('agreed', 'declined')
               when 'guide' then outcome = 'read'
               when 'comprehension' then outcome in ('passed', 'failed') and number <= 2
               when 'practice' then outcome in ('right', 'other')
               else outcome = 'taken' end)
);

-- The guide of the plan is version 1. A change while a study runs is a version of its own, and raters read it anew.
create table guide_version (
    study_id     bigint      not null references study,
    version      integer     not null check (version >= 2),
    instructions text        not null check (length(instructions) between 1 and 50000),
    digest       bytea       not null check (length(digest) = 32),
    reason       text        not null check (length(reason) between 1 and 1000),
    actor        text        not null,
    at           timestamptz not null default now(),
    primary key (study_id, version)
);

create trigger rater_step_append_only before update or delete or truncate on rater_step
    for each statement execute function refuse_change_of_record();
create trigger guide_version_append_only before update or delete or truncate on guide_version
    for each statement execute function refuse_change_of_record();

-- The version of the guide that the rater had before the eyes; empty for votes collected elsewhere.
alter table vote add column guide_version integer check (guide_version >= 1);

create function note_guide_version() returns trigger language plpgsql as $$
begin
    new.guide_version := coalesce((select max(number) from rater_step
                                   where study_id = new.study_id and rater_id = new.rater_id and step = 'guide'), 1);
    return new;
end
$$;

create trigger vote_guide_version before insert on vote
    for each row when (new.ballot_id is not null and new.guide_version is null) execute function note_guide_version();
