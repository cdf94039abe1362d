-- The planner knows nothing of a study that is newer than its statistics: it takes any index that begins with the study
-- for one that finds a single row, and then reads all of its rows for each ballot. Without statistics of the study it
-- reckons with many rows in every one, and keeps to the index that names them all.
alter table comparison alter column study_id set statistics 0;
alter table slot alter column study_id set statistics 0;
alter table ballot alter column study_id set statistics 0;

select pg_clear_attribute_stats(current_schema(), name, 'study_id', false)
from unnest(array['comparison', 'slot', 'ballot']) name;
