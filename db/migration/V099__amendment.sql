-- What was changed of a plan after its registration: a dated entry beside the plan, which stays as it was registered.
create table amendment (
    study_id  bigint      not null references study,
    number    integer     not null check (number >= 1),
    -- A field of the plan, or `other`.
    field     text        not null check (field ~ '^[a-z_.]{1,60}$'),
    was       text        not null check (length(was) <= 2000),
    becomes   text        not null check (length(trim(becomes)) between 1 and 1000),
    reason    text        not null check (length(trim(reason)) between 1 and 1000),
    -- Whether the software goes by it; else it stands on record, and the result by the registered plan.
    effective boolean     not null,
    actor     text        not null,
    at        timestamptz not null default now(),
    primary key (study_id, number)
);

create trigger amendment_append_only before update or delete or truncate on amendment
    for each statement execute function refuse_change_of_record();
