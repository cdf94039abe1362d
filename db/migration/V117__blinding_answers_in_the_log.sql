-- What a rater took the left response for is told as a vote is: what came of it, with a keyed hash of the words, which go when
-- the person is erased. Answers from before are in no log.
alter table blinding_answer add column told boolean not null default false;
alter table blinding_answer alter column told set default true;

create function send_blinding_answers_to_ledger() returns trigger language plpgsql as $$
begin
    insert into ledger_outbox (study_id, type, facts)
    select f.study_id, 'blinding.answered', jsonb_build_object(
               'about', f.ballot_id, 'rater', b.rater_id, 'outcome', f.outcome)
    from fresh f join ballot b on b.study_id = f.study_id and b.id = f.ballot_id;
    return null;
end
$$;

create trigger blinding_answer_to_ledger after insert on blinding_answer
    referencing new table as fresh for each statement execute function send_blinding_answers_to_ledger();
create trigger blinding_answer_append_only
    before update of study_id, ballot_id, outcome, at, told or delete or truncate on blinding_answer
    for each statement execute function refuse_change_of_record();
