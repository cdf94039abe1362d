-- Kept by the importer and by edits, as the other counts of a pool: no page goes through hundreds of thousands of rows.
alter table model add column responses bigint not null default 0;
update model m set responses = (select count(*) from response r where r.model_id = m.id);

-- Each category with how many tasks are in it, by name; the one without a name is of tasks without a category.
alter table pool add column categories jsonb not null default '[]';
update pool p set categories = coalesce((
    select jsonb_agg(jsonb_build_object('name', category, 'tasks', n) order by category)
    from (select category, count(*) as n from task where pool_id = p.id group by 1) counted), '[]');
