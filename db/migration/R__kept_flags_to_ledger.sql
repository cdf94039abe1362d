-- That a rater whom a rule flags is kept, or that this was taken back, is told as a decision to leave one out is, by the
-- function that comes with R__exclusions_to_ledger.
create or replace trigger kept_flag_to_ledger after insert on kept_flag
    referencing new table as fresh for each statement
    execute function send_decision_to_ledger('keep', 'flag.kept', 'flag.reopened');

drop function if exists send_kept_flags_to_ledger();
