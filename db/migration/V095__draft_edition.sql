-- Each save of a draft: what two people who edit one at once are shown of each other.
create table draft_edition (
    study_id bigint      not null references study on delete cascade,
    edition  integer     not null,
    plan     text        not null,
    actor    text        not null,
    at       timestamptz not null default now(),
    primary key (study_id, edition)
);

insert into draft_edition (study_id, edition, plan, actor, at)
select id, edition, plan, 'somebody', created_at from study where state = 'draft';
