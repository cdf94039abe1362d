-- Readers are told after how many votes that count a plan was amended; answers to gold tasks and repeats never do.
alter table amendment add column after_counted bigint check (after_counted between 0 and after_votes);

alter table amendment disable trigger amendment_append_only;
update amendment a set after_counted = least(a.after_votes, (
    select count(*) from vote v
    where v.study_id = a.study_id and v.revision = 1 and v.kind = 'live' and v.voted_at < a.at));
alter table amendment enable trigger amendment_append_only;

alter table amendment alter column after_counted set not null;
