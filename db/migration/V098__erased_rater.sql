-- When a person was taken out of a study: name, label, outside ids, words and salt are gone, the votes stay.
alter table rater add column erased_at timestamptz;

create index rater_erased on rater (study_id) where erased_at is not null;
