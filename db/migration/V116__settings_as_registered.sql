-- Settings as they were known when the plan was registered, as version and maker are already: what is said of a model later
-- is said with the result in sight.
alter table study_model add column settings jsonb not null default '{}';

-- What was committed then. The first entries of a log are those of its registration; some may still wait for their place.
with told as (
    select study_id, line::jsonb -> 'body' ->> 'name' as name, (line::jsonb -> 'body' ->> 'settings')::jsonb as settings
    from ledger_entry
    where seq < 10000 and ballot_id is null and line like '%"type":"variant.registered"%'
    union all
    select study_id, facts ->> 'name', (facts ->> 'settings')::jsonb from ledger_outbox where type = 'variant.registered'
)
update study_model s set settings = coalesce(
    (select t.settings from told t where t.study_id = s.study_id and t.name = s.name limit 1), m.settings)
from model m where m.id = s.model_id;

create trigger study_model_append_only before update or truncate on study_model
    for each statement execute function refuse_change_of_record();
