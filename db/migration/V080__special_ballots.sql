-- What a ballot is for. Gold, repeated and same-model ballots tell of raters and of the desk, never of a model: they take no
-- place of a live comparison, and their votes are in no score.
alter table comparison
    add column kind   text     not null default 'live' check (kind in ('live', 'gold', 'same_model')),
    -- The answer that is known of a gold comparison.
    add column gold   text check (gold in ('first', 'second', 'tie', 'both_bad')),
    -- How many votes it may have, and how many places for them are laid out.
    add column places smallint not null default 0 check (places >= 0),
    add column laid   smallint not null default 0 check (laid between 0 and places),
    -- Empty where the chance is drawn with the place (adaptive), and where no pair is compared.
    alter column pair_probability drop not null,
    add check ((kind = 'gold') = (gold is not null)),
    add check (kind = 'live' or places = 0),
    add check ((kind = 'same_model') = (first_model = second_model));

update comparison c set places = p.places, laid = p.places
from (select study_id, comparison_id, count(*) as places from slot group by 1, 2) p
where p.study_id = c.study_id and p.comparison_id = c.id;

create index comparison_special on comparison (study_id, kind, id) where kind <> 'live';
-- Where a place can still be laid out for a pair of models.
create index comparison_room on comparison (study_id, first_model, second_model, id)
    where laid < places and parked_at is null;

-- The chance with which the pair of this place was drawn, by state and seed.
alter table slot add column pair_probability numeric check (pair_probability > 0 and pair_probability <= 1);

-- How many places the plan has, and how many are laid out: a constraint, as everything that says "exactly".
alter table ballot_counter
    add column places bigint not null default 0,
    add column laid   bigint not null default 0,
    add check (laid between 0 and places);

update ballot_counter b set places = s.n, laid = s.n
from (select study_id, count(*) as n from slot group by 1) s where s.study_id = b.study_id;

alter table ballot
    add column kind             text not null default 'live' check (kind in ('live', 'gold', 'repeat', 'same_model')),
    -- The ballot that this one shows again, seats swapped.
    add column repeat_of        uuid,
    add column pair_probability numeric check (pair_probability > 0 and pair_probability <= 1),
    -- Whether the blinding question follows the vote.
    add column asks             boolean not null default false,
    alter column slot drop not null,
    add check ((kind = 'live') = (slot is not null)),
    add check ((kind = 'repeat') = (repeat_of is not null)),
    add foreign key (study_id, repeat_of) references ballot;

drop index ballot_once;
create unique index ballot_once on ballot (study_id, comparison_id, rater_id, (kind = 'repeat')) where state <> 'lapsed';
-- Nobody is shown one ballot a third time.
create unique index ballot_repeated on ballot (study_id, repeat_of) where repeat_of is not null and state <> 'lapsed';
create index ballot_asking on ballot (study_id, rater_id) where asks and state = 'answered';

alter table vote add column kind text not null default 'live' check (kind in ('live', 'gold', 'repeat', 'same_model'));

drop index vote_once;
create unique index vote_once on vote (study_id, comparison_id, rater_id, (kind = 'repeat'))
    where ballot_id is not null and revision = 1;
create index vote_special on vote (study_id, kind, rater_id, id) where kind <> 'live';

-- The votes that count: the live ones, each at its last revision.
create or replace view current_vote as
select v.*
from vote v
where v.kind = 'live'
  and not exists (select 1 from vote later
                  where later.study_id = v.study_id and later.id = v.id
                    and later.revision > 1 and later.revision > v.revision);

-- All votes at their last revision, whatever they are for.
create view latest_vote as
select v.*
from vote v
where not exists (select 1 from vote later
                  where later.study_id = v.study_id and later.id = v.id
                    and later.revision > 1 and later.revision > v.revision);

create or replace function count_fresh_votes() returns trigger language plpgsql as $$
begin
    insert into tally_pending (study_id, category, left_model, right_model, verdict, votes)
    select f.study_id, t.category, f.left_model, f.right_model, f.verdict, count(*)
    from fresh f join task t on t.id = f.task_id
    where f.kind = 'live'
    group by 1, 2, 3, 4, 5;

    -- A revision takes the count of the one before it away again.
    insert into tally_pending (study_id, category, left_model, right_model, verdict, votes)
    select p.study_id, t.category, p.left_model, p.right_model, p.verdict, -count(*)
    from fresh f
    join vote p on p.study_id = f.study_id and p.id = f.id and p.revision = f.revision - 1
    join task t on t.id = p.task_id
    where f.revision > 1 and f.kind = 'live'
    group by 1, 2, 3, 4, 5;
    return null;
end
$$;

-- What a rater answered to "which product wrote the left response?", in free words. Apart from votes, so that it can be
-- erased; a rater who does not know leaves no words.
create table blinding_answer (
    study_id  bigint      not null,
    ballot_id uuid        not null,
    text      text check (length(text) between 1 and 200),
    outcome   text        not null check (outcome in ('correct', 'incorrect', 'unknown')),
    at        timestamptz not null default clock_timestamp(),
    primary key (study_id, ballot_id),
    foreign key (study_id, ballot_id) references ballot
);
