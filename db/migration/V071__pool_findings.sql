-- What stands out in a pool, found at import: names that leak, artefacts, errors, duplicates. Each with an example.
create table pool_finding (
    pool_id     bigint not null references pool on delete cascade,
    task_id     bigint not null references task on delete cascade,
    -- Null where the task as a whole stands out.
    response_id bigint references response on delete cascade,
    kind        text   not null check (kind in ('own_name', 'known_name', 'self', 'artefact', 'error',
                                                'duplicate', 'near_duplicate', 'identical', 'missing', 'gold')),
    excerpt     text   not null default '' check (length(excerpt) <= 400)
);

create unique index pool_finding_listed on pool_finding (pool_id, kind, task_id, response_id) nulls not distinct;
create index pool_finding_task on pool_finding (task_id);
create index pool_finding_response on pool_finding (response_id);

-- Hashes of the prompt's runs of words: prompts that share several are compared word for word.
alter table task add column bands bigint[] not null default '{}';

-- Words of the id and the prompt. A tsvector holds at most 1 MB.
alter table task add column words tsvector
    generated always as (to_tsvector('simple', left(task_id || ' ' || prompt_text, 100000))) stored;
create index task_words on task using gin (words);
create index task_tags on task using gin (tags);

-- Lists go by id, whole or in a category or a language.
drop index task_category;
create index task_listed on task (pool_id, id);
create index task_category on task (pool_id, category, id);
create index task_language on task (pool_id, language, id);

-- Kept by the importer, so that no page counts hundreds of thousands of responses.
alter table pool
    add column tasks bigint not null default 0,
    add column responses bigint not null default 0,
    add column empty bigint not null default 0,
    add column identical bigint not null default 0;
update pool p set
    tasks = (select count(*) from task t where t.pool_id = p.id),
    responses = (select count(*) from response r join task t on t.id = r.task_id where t.pool_id = p.id),
    empty = (select count(*) from response r join task t on t.id = r.task_id
             where t.pool_id = p.id and r.characters = 0),
    identical = (select coalesce(sum(n * (n - 1) / 2), 0)
                 from (select count(distinct i.model_id) as n from response i join task t on t.id = i.task_id
                       where t.pool_id = p.id group by i.task_id, i.digest) same);

insert into pool_finding (pool_id, task_id, kind)
select distinct t.pool_id, t.id, 'identical' from task t join response r on r.task_id = t.id
group by t.pool_id, t.id, r.digest having count(distinct r.model_id) > 1;
insert into pool_finding (pool_id, task_id, kind) select pool_id, id, 'gold' from task where gold is not null;
