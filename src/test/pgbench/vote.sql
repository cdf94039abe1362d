-- What one rater's turn asks of PostgreSQL: a ballot, then the answer to it. One client is one rater; run against a study made by
-- dev.evenhand.desk.bench.DeskLoad: pgbench -n -f vote.sql -D study=ID -D first_rater=ID -c 16 -j 2 -T 20 -M prepared
\set rater :first_rater + :client_id
select r.id, r.study_id, r.name, r.ending, r.begun_at is not null as begun from rater_token t join rater r on r.id = t.rater_id where t.rater_id = :rater and t.kind in ('bearer', 'cookie') and r.revoked_at is null and (r.begun_at is not null or r.expires_at is null or r.expires_at > clock_timestamp());
begin read only;
select coalesce(max(version), 1) from guide_version where study_id = :study;
commit;
begin;
select case when r.ending is null and r.revoked_at is null then s.state end, set_config('synchronous_commit', 'off', true), set_config('enable_seqscan', 'off', true), set_config('enable_sort', 'off', true), set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true), set_config('enable_bitmapscan', 'off', true) from rater r join study s on s.id = :study where r.id = :rater for no key update of r;
select id, number, shown_at is not null as shown, expires_at <= clock_timestamp() as over from ballot where study_id = :study and rater_id = :rater and state = 'issued' order by number;
select count(*) filter (where state in ('issued', 'answered')) >= 1000000 or count(*) filter (where state = 'skipped') >= 1000000 from ballot where study_id = :study and rater_id = :rater;
select g.name, g.most_votes from panel_group g join rater r on r.study_id = g.study_id and r.rater_group = g.name where r.id = :rater for no key update of g;
select s.comparison_id, s.number as slot from slot s where (s.lease_until is null or s.lease_until <= clock_timestamp()) and s.study_id = :study and s.state <> 'filled' and (select b.rater_id from ballot b where b.study_id = s.study_id and b.comparison_id = s.comparison_id and b.rater_id = :rater and b.state <> 'lapsed' limit 1) is null and not exists (select 1 from comparison c where c.study_id = s.study_id and c.id = s.comparison_id and c.parked_at is not null) order by s.number, s.comparison_id limit 1 for update of s skip locked \gset
select next from ballot_counter where study_id = :study \gset
with drawn as (update ballot_counter set next = next + 1 where study_id = :study returning next - 1 as number), live as (select d.number, a.id from drawn d left join (select n as number, lpad(n::text, 32, '0')::uuid as id from generate_series(:next::bigint, :next::bigint + 31) n) a on a.number = d.number), held as (update slot s set state = 'leased', ballot_id = l.id, lease_until = clock_timestamp() + interval '30 minutes' from live l where l.id is not null and s.study_id = :study and s.comparison_id = :comparison_id and s.number = :slot), issued as (insert into ballot (study_id, id, number, rater_id, comparison_id, slot, swapped, kind, asks, issued_at, shown_at, expires_at) select :study, id, number, :rater, :comparison_id, :slot, false, 'live', false, clock_timestamp(), clock_timestamp(), clock_timestamp() + interval '30 minutes' from live where id is not null) select number from live \gset
commit;
select pg_logical_emit_message(true, 'evenhand', '') is not null;
begin read only;
select count(*) from ballot where study_id = :study and rater_id = :rater and state = 'answered';
select b.expires_at, t.messages as task, t.language, f.messages as a, s.messages as b from ballot b join comparison c on c.study_id = b.study_id and c.id = b.comparison_id join task t on t.id = c.task_id join response f on f.id = c.first_response join response s on s.id = c.second_response where b.study_id = :study and b.id = lpad(:number::text, 32, '0')::uuid and b.rater_id = :rater;
commit;
select r.id, r.study_id, r.name, r.ending, r.begun_at is not null as begun from rater_token t join rater r on r.id = t.rater_id where t.rater_id = :rater and t.kind in ('bearer', 'cookie') and r.revoked_at is null and (r.begun_at is not null or r.expires_at is null or r.expires_at > clock_timestamp());
begin;
select b.id, b.kind, b.state, b.swapped, b.comparison_id, b.slot, b.shown_at, c.task_id, c.first_model, c.second_model, coalesce(b.pair_probability, c.pair_probability) as chance from ballot b join comparison c on c.study_id = b.study_id and c.id = b.comparison_id where b.study_id = :study and b.id = lpad(:number::text, 32, '0')::uuid and b.rater_id = :rater \gset
select state from study where id = :study for share;
with filled as (update slot set state = 'filled', lease_until = null where study_id = :study and comparison_id = :comparison_id and number = :slot and ballot_id = lpad(:number::text, 32, '0')::uuid and state = 'leased' and lease_until > clock_timestamp() returning 1) update ballot set state = 'answered' where study_id = :study and id = lpad(:number::text, 32, '0')::uuid and (select count(*) from filled) = 1;
insert into vote (study_id, id, revision, ballot_id, comparison_id, task_id, rater_id, left_model, right_model, verdict, reasons, source, shown_at, voted_at, pair_probability, answer_digest, kind) values (:study, nextval('vote_id'), 1, lpad(:number::text, 32, '0')::uuid, :comparison_id, :task_id, :rater, :first_model, :second_model, 'model_a', '{}', 'api', clock_timestamp(), clock_timestamp(), :chance, sha256('a'), 'live') returning id, revision, answer_digest, voted_at, active_ms, total_ms;
select salt from ledger_salt where rater_id = :rater and salt is not null;
select salt from ledger_salt where rater_id = :rater and salt is not null;
commit;
