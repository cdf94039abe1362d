-- The registration of a large study on its way: it takes minutes, and nobody changes the draft meanwhile. One that ended
-- well is gone from here; one that did not stays with its reasons until the next.
create table registration (
    study_id   bigint      primary key references study on delete cascade,
    state      text        not null default 'waiting' check (state in ('waiting', 'running', 'refused', 'failed')),
    actor      text        not null,
    part       text        not null default '',
    done       bigint      not null default 0,
    whole      bigint      not null default 0,
    problems   jsonb,
    ordered_at timestamptz not null default now()
);
