-- The votes that count: the live ones, each at its last revision, of raters whom no rule of the plan leaves out.
create or replace view current_vote as
select v.*
from vote v
where v.kind = 'live'
  and not exists (select 1 from vote later
                  where later.study_id = v.study_id and later.id = v.id
                    and later.revision > 1 and later.revision > v.revision)
  and not exists (select 1 from excluded_rater e
                  where e.study_id = v.study_id and e.rater_id = v.rater_id and e.planned);

create or replace function count_fresh_votes() returns trigger language plpgsql as $$
begin
    insert into tally_pending (study_id, category, left_model, right_model, verdict, votes)
    select f.study_id, t.category, f.left_model, f.right_model, f.verdict, count(*)
    from fresh f join task t on t.id = f.task_id
    where f.kind = 'live'
      and not exists (select 1 from excluded_rater e
                      where e.study_id = f.study_id and e.rater_id = f.rater_id and e.planned)
    group by 1, 2, 3, 4, 5;

    -- A revision takes the count of the one before it away again.
    insert into tally_pending (study_id, category, left_model, right_model, verdict, votes)
    select p.study_id, t.category, p.left_model, p.right_model, p.verdict, -count(*)
    from fresh f
    join vote p on p.study_id = f.study_id and p.id = f.id and p.revision = f.revision - 1
    join task t on t.id = p.task_id
    where f.revision > 1 and f.kind = 'live'
      and not exists (select 1 from excluded_rater e
                      where e.study_id = f.study_id and e.rater_id = f.rater_id and e.planned)
    group by 1, 2, 3, 4, 5;
    return null;
end
$$;

-- Votes leave the tally with their rater and come back with him. Whoever decides holds the study's row, which a vote
-- shares: each vote is either seen here or sees the decision.
create function count_excluded_votes() returns trigger language plpgsql as $$
begin
    if new.planned then
        insert into tally_pending (study_id, category, left_model, right_model, verdict, votes)
        select v.study_id, t.category, v.left_model, v.right_model, v.verdict,
               case new.action when 'exclude' then -count(*) else count(*) end
        from latest_vote v join task t on t.id = v.task_id
        where v.study_id = new.study_id and v.rater_id = new.rater_id and v.kind = 'live'
        group by 1, 2, 3, 4, 5;
    end if;
    return null;
end
$$;

create trigger exclusion_counted after insert on exclusion
    for each row execute function count_excluded_votes();
