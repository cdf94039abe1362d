-- By how much the times of entries go back, where they do so by more than a transaction takes: somebody put the clock back.
alter table ledger_check add column clock_back interval not null default '0';
