-- Other names by which a study's models could give themselves away, as found at registration: those of their products and
-- makers, and what they say they are in their responses. Studies that were registered before have none, and go on showing
-- what they showed.
create table study_alias (
    study_id bigint not null references study on delete cascade,
    name     text   not null check (length(name) between 1 and 200),
    primary key (study_id, name)
);

create trigger study_alias_append_only before update or truncate on study_alias
    for each statement execute function refuse_change_of_record();
