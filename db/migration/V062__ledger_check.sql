-- What came of comparing a whole ledger with itself and with the votes.
create table ledger_check (
    id       bigint generated always as identity primary key,
    study_id bigint      not null references study on delete cascade,
    at       timestamptz not null default clock_timestamp(),
    entries  bigint      not null,
    votes    bigint      not null,
    -- Votes that were in a signed checkpoint later than promised.
    late     bigint      not null,
    -- Empty when all agreed.
    findings text[]      not null
);

create index ledger_check_study on ledger_check (study_id, id);

create trigger ledger_check_append_only before update or truncate on ledger_check
    for each statement execute function refuse_change_of_record();
