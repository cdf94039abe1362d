-- How a vote came about beside active_ms: the whole time, how far each response was seen, at what kind of screen.
-- Times of a revision include those of the revisions before it.
alter table vote
    add column total_ms bigint check (total_ms between 0 and 86400000),
    add column scroll_a smallint check (scroll_a between 0 and 100),
    add column scroll_b smallint check (scroll_b between 0 and 100),
    add column device   text check (device in ('desktop', 'tablet', 'phone'));

create or replace view current_vote as
select v.*
from vote v
where not exists (select 1 from vote later
                  where later.study_id = v.study_id and later.id = v.id
                    and later.revision > 1 and later.revision > v.revision);

-- What a rater takes a response to come from, in free words: apart, so that it can be erased while the vote stays.
create table guess (
    study_id bigint   not null,
    vote_id  bigint   not null,
    revision smallint not null,
    seat     text     not null check (seat in ('a', 'b')),
    text     text     not null check (length(text) between 1 and 200),
    primary key (study_id, vote_id, revision, seat),
    foreign key (study_id, vote_id, revision) references vote
);

-- A rater's last votes, newest first; serves whoever asked by rater alone as well.
create index vote_last on vote (study_id, rater_id, id);
drop index vote_rater;
