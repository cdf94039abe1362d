-- A model that its maker takes back. Nothing is deleted and nothing counted otherwise: the note stands beside its result.
create table withdrawal (
    study_id bigint      not null references study,
    model_id bigint      not null references model,
    reason   text        not null check (length(trim(reason)) between 1 and 1000),
    actor    text        not null,
    at       timestamptz not null default now(),
    primary key (study_id, model_id),
    foreign key (study_id, model_id) references study_model (study_id, model_id)
);

create trigger withdrawal_append_only before update or delete or truncate on withdrawal
    for each statement execute function refuse_change_of_record();

-- The moment at which a sequential study's interval decided. From then on no ballot is issued; votes on ballots that
-- were out may still come. One row, so that two nodes that see it at once write it once.
create table sequential_end (
    study_id bigint      primary key references study,
    votes    bigint      not null check (votes > 0),
    lower    numeric     not null,
    upper    numeric     not null,
    at       timestamptz not null default now()
);

create trigger sequential_end_append_only before update or delete or truncate on sequential_end
    for each statement execute function refuse_change_of_record();
