-- Chinese and Japanese are written without spaces: each sign is a word of its own there, and a search is for signs in a row.
create function spaced(text) returns text language sql immutable strict parallel safe
    return regexp_replace($1, '([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff])', ' \1 ', 'g');

alter table task alter column words
    set expression as (to_tsvector('simple', spaced(left(task_id || ' ' || prompt_text, 100000))));
