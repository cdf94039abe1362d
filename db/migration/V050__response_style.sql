-- What style control knows of a response: counted once, from its words outside of code. Its length in characters is
-- in `response`. Rows come when a registered study first asks; what a registered study uses does not change any more.
create table response_style (
    response_id bigint  primary key references response on delete cascade,
    words       integer not null check (words >= 0),
    headings    integer not null check (headings >= 0),
    list_items  integer not null check (list_items >= 0),
    bold        integer not null check (bold >= 0)
);
