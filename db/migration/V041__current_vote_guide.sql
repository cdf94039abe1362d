-- A view keeps the columns it was made with: votes show the version of the guide as well.
create or replace view current_vote as
select v.*
from vote v
where not exists (select 1 from vote later
                  where later.study_id = v.study_id and later.id = v.id
                    and later.revision > 1 and later.revision > v.revision);
