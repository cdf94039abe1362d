-- How many responses an import put another one in the place of: whoever generates again until it is good leaves this.
alter table pool_version add column replaced bigint not null default 0 check (replaced >= 0);
update pool_version
set replaced = coalesce(replace((regexp_match(what, 'responses new and ([0-9,]+) changed'))[1], ',', '')::bigint, 0);
