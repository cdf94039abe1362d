-- After how many votes a plan was amended is told once, when it is: it may not move with what is counted later.
alter table amendment add column after_votes bigint check (after_votes >= 0);

alter table amendment disable trigger amendment_append_only;
update amendment a set after_votes = (
    select count(*) from vote v where v.study_id = a.study_id and v.revision = 1 and v.voted_at < a.at);
alter table amendment enable trigger amendment_append_only;

alter table amendment alter column after_votes set not null;
