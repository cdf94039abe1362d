-- Every import and every edit of a pool, numbered: who changed what, and what the pool was after it.
create table pool_version (
    pool_id   bigint      not null references pool on delete cascade,
    number    integer     not null check (number > 0),
    what      text        not null,
    made_by   text        not null,
    made_at   timestamptz not null default now(),
    tasks     bigint      not null,
    responses bigint      not null,
    digest    bytea       not null check (length(digest) = 32),
    primary key (pool_id, number)
);

-- What the tasks of an edit were before, so that it can be taken back.
create table pool_edit (
    pool_id  bigint  not null,
    number   integer not null,
    task_id  bigint  not null references task on delete cascade,
    category text    not null,
    tags     text[]  not null,
    digest   bytea   not null,
    primary key (pool_id, number, task_id),
    foreign key (pool_id, number) references pool_version on delete cascade
);

create index pool_edit_task on pool_edit (task_id);

alter table pool_import add column made_by text not null default '';

insert into pool_version (pool_id, number, what, made_by, made_at, tasks, responses, digest)
select id, 1, 'As it was when versions began', '', created_at, tasks, responses, digest from pool where tasks > 0;
