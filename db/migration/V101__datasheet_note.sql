-- What only people know of a study, in their words: an item of its datasheet, each time anew.
create table datasheet_note (
    study_id bigint      not null references study,
    item     text        not null check (item ~ '^[a-z]{1,30}$'),
    number   integer     not null check (number >= 1),
    text     text        not null check (length(trim(text)) between 1 and 4000),
    actor    text        not null,
    at       timestamptz not null default now(),
    primary key (study_id, item, number)
);

create trigger datasheet_note_append_only before update or delete or truncate on datasheet_note
    for each statement execute function refuse_change_of_record();

create function send_datasheet_to_ledger() returns trigger language plpgsql as $$
begin
    insert into ledger_outbox (study_id, type, facts)
    select f.study_id, 'study.described', jsonb_build_object('item', f.item, 'number', f.number, 'text', f.text)
    from fresh f order by f.item, f.number;
    return null;
end
$$;

create trigger datasheet_to_ledger after insert on datasheet_note
    referencing new table as fresh for each statement execute function send_datasheet_to_ledger();
