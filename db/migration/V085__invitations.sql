-- What an invitation says of itself, until when its link opens, and how it ended for the rater.
alter table rater drop constraint rater_source_check;
alter table rater
    add constraint rater_source_check
        check (source in ('invitation', 'open_link', 'platform', 'demo', 'import', 'simulated')),
    add constraint rater_group_short check (length(rater_group) <= 100),
    -- For the admin alone: it is in no file of votes.
    add column label       text not null default '' check (length(label) <= 200),
    -- From then on the link lets nobody in; who has begun goes on.
    add column expires_at  timestamptz,
    -- The last time that nothing was left for this rater.
    add column finished_at timestamptz,
    add column ending      text check (ending in ('returned', 'timed_out', 'rejected', 'attention')),
    add column ended_at    timestamptz,
    add constraint rater_ending_dated check ((ending is null) = (ended_at is null));

create index rater_begun on rater (study_id, begun_at desc nulls last, id);
create index rater_grouped on rater (study_id, rater_group) where rater_group <> '';

alter table open_link
    add column id           bigint generated always as identity,
    add column label        text not null default '' check (length(label) <= 200),
    add column rater_group  text not null default '' check (length(rater_group) <= 100),
    add column expires_at   timestamptz,
    -- Whether whoever opens it must bring the ids of an outside platform.
    add column platform     boolean not null default false,
    -- The most new raters an hour: a link shown in public is not used up before anybody notices.
    add column per_hour     integer check (per_hour between 1 and 100000),
    add column hour_from    timestamptz,
    add column hour_taken   integer not null default 0;

create unique index open_link_id on open_link (id);

-- The most votes that the raters of a group may give together.
create table panel_group (
    study_id   bigint  not null references study on delete cascade,
    name       text    not null check (length(name) between 1 and 100),
    most_votes integer not null check (most_votes between 1 and 100000000),
    primary key (study_id, name)
);
