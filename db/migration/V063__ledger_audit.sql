-- When somebody wants a ledger compared with the votes before its turn.
alter table ledger add column check_asked_at timestamptz;
