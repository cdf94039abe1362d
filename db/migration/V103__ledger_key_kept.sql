-- Whoever could change the key could sign another history: it is made once and stays.
create trigger ledger_key_kept before update or delete or truncate on ledger_key
    for each statement execute function refuse_change_of_record();
