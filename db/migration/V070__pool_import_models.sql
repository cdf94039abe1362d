-- What the models are called, for files that do not say so.
alter table pool_import add column models text[] not null default '{}';

-- The same prompt is the same task in files without ids; md5 because a text may be longer than an index row.
create index task_prompt on task (pool_id, md5(messages));
