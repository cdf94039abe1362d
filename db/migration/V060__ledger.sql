-- What happened in a study, waiting for its place in the ledger. A row comes with the transaction that it tells of and
-- goes with the one that writes its entry: no cursor, so that nothing committed late is ever passed over.
create table ledger_outbox (
    id       bigint generated always as identity primary key,
    study_id bigint      not null references study on delete cascade,
    at       timestamptz not null default clock_timestamp(),
    type     text        not null,
    -- A rater's number in it becomes a keyed hash in the entry.
    facts    jsonb       not null
);

create index ledger_outbox_study on ledger_outbox (study_id, id);

-- One log for each study; its row is what a sequencer holds while it writes.
create table ledger (
    study_id bigint primary key references study,
    origin   text   not null unique
);

create table ledger_entry (
    study_id bigint not null references ledger,
    seq      bigint not null check (seq >= 0),
    line     text   not null,
    leaf     bytea  not null check (length(leaf) = 32),
    primary key (study_id, seq)
);

-- Full tiles of 256 hashes; those on the right edge are read from the row below.
create table ledger_tile (
    study_id bigint   not null references ledger,
    height   smallint not null check (height >= 0),
    place    bigint   not null check (place >= 0),
    hashes   bytea    not null check (length(hashes) = 8192),
    root     bytea    not null check (length(root) = 32),
    primary key (study_id, height, place)
);

-- A size is signed once: two roots of one size would be two histories.
create table ledger_checkpoint (
    study_id bigint      not null references ledger,
    size     bigint      not null check (size > 0),
    root     bytea       not null check (length(root) = 32),
    note     text        not null,
    at       timestamptz not null default clock_timestamp(),
    primary key (study_id, size)
);

-- The key of this installation: Ed25519, as PKCS #8 and X.509.
create table ledger_key (
    one    boolean primary key default true check (one),
    secret bytea not null,
    public bytea not null
);

-- Without its salt a rater's hash in the ledger leads to nobody: to erase a person is to delete the row.
create table ledger_salt (
    rater_id bigint primary key references rater on delete cascade,
    salt     bytea not null check (length(salt) = 32)
);

create trigger ledger_entry_append_only before update or delete or truncate on ledger_entry
    for each statement execute function refuse_change_of_record();
create trigger ledger_tile_append_only before update or delete or truncate on ledger_tile
    for each statement execute function refuse_change_of_record();
create trigger ledger_checkpoint_append_only before update or delete or truncate on ledger_checkpoint
    for each statement execute function refuse_change_of_record();

-- Votes from files are in the ledger as their file; each of ours by itself.
create function send_votes_to_ledger() returns trigger language plpgsql as $$
begin
    insert into ledger_outbox (study_id, type, facts)
    select f.study_id, 'vote.cast', jsonb_build_object(
               'ballot', replace(f.ballot_id::text, '-', ''), 'revision', f.revision, 'rater', f.rater_id,
               'answer', encode(f.answer_digest, 'hex'))
    from fresh f where f.ballot_id is not null
    order by f.id;
    return null;
end
$$;

create function send_skips_to_ledger() returns trigger language plpgsql as $$
begin
    insert into ledger_outbox (study_id, type, facts)
    select study_id, 'ballot.skipped', jsonb_build_object(
               'ballot', replace(ballot_id::text, '-', ''), 'reason', reason)
    from fresh;
    return null;
end
$$;

create function send_imports_to_ledger() returns trigger language plpgsql as $$
begin
    insert into ledger_outbox (study_id, type, facts)
    select study_id, 'votes.imported', jsonb_build_object(
               'file', encode(digest, 'hex'), 'votes', votes, 'source', source)
    from fresh;
    return null;
end
$$;

-- A draft may still vanish, so its record begins with registration. Listed one by one: some steps name people.
create function send_events_to_ledger() returns trigger language plpgsql as $$
begin
    insert into ledger_outbox (study_id, type, facts)
    select f.study_id, 'study.' || f.kind, jsonb_build_object('detail', f.detail::text)
    from fresh f join study s on s.id = f.study_id
    where s.state <> 'draft'
      and f.kind in ('opened', 'paused', 'closed', 'published', 'guide_changed', 'released', 'invited', 'open_link', 'look')
    order by f.id;
    return null;
end
$$;

create function send_registration_to_ledger() returns trigger language plpgsql as $$
begin
    insert into ledger_outbox (study_id, type, facts)
    values (new.id, 'study.registered', jsonb_build_object(
                'plan', encode(new.plan_digest, 'hex'), 'seed_commitment', encode(new.seed_commitment, 'hex')));
    return null;
end
$$;

create trigger vote_to_ledger after insert on vote
    referencing new table as fresh for each statement execute function send_votes_to_ledger();
create trigger skip_to_ledger after insert on skip
    referencing new table as fresh for each statement execute function send_skips_to_ledger();
create trigger import_to_ledger after insert on vote_import
    referencing new table as fresh for each statement execute function send_imports_to_ledger();
create trigger event_to_ledger after insert on study_event
    referencing new table as fresh for each statement execute function send_events_to_ledger();
create trigger registration_to_ledger after update on study
    for each row when (old.state = 'draft' and new.state <> 'draft') execute function send_registration_to_ledger();
