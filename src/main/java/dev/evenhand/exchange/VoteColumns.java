package dev.evenhand.exchange;

import dev.evenhand.study.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the files of votes contain, as statements that PostgreSQL runs without parameters: nothing enters their text
 * but a number and keys of the plan that are held to a pattern here again.
 *
 * <p>A flag of the plan has two columns, {@code flag_a_<flag>} and {@code flag_b_<flag>}: its severity, or 1, for the
 * response that stood in that seat; empty where it was not raised. An axis that marks each response has {@code axis_<key>_a} and
 * {@code axis_<key>_b}. {@code first_winner} is what a vote that was changed said at first. {@code excluded} says that a rule
 * of the plan leaves the rater out; {@code exclusion_reason} is there for others who are left out, too.
 */
final class VoteColumns {

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]{0,39}");
    /** The right verdict on a gold comparison as it was seated. */
    private static final String KNOWN = "case when c.gold in ('tie', 'both_bad') then c.gold"
            + " when (c.gold = 'first') = (v.left_model = c.first_model) then 'model_a' else 'model_b' end";

    private static final String TIME = "to_char(%s at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";

    private VoteColumns() {}

    static String csv(long study, Plan plan) {
        return "copy (" + votes(study, plan, true) + ") to stdout (format csv, header, encoding 'UTF8')";
    }

    /** JSON holds no control characters, so that with these two as delimiter and quote CSV is the bare text. */
    static String jsonLines(long study, Plan plan) {
        return "copy (select json_strip_nulls(row_to_json(line)) from (" + votes(study, plan, false) + ") line)"
                + " to stdout (format csv, delimiter E'\\x02', quote E'\\x01', encoding 'UTF8')";
    }

    static String skips(long study) {
        return """
            copy (
                select s.slug as study, %s as task_id, %s as category, %s as rater_id,
                       %s as model_a, %s as model_b, k.reason as skip_reason,
                       %s as shown_at, %s as skipped_at
                from skip k
                join study s on s.id = k.study_id
                join ballot b on b.study_id = k.study_id and b.id = k.ballot_id
                join comparison c on c.study_id = b.study_id and c.id = b.comparison_id
                join task t on t.id = c.task_id
                join rater r on r.id = b.rater_id
                join model l on l.id = case when b.swapped then c.second_model else c.first_model end
                join model m on m.id = case when b.swapped then c.first_model else c.second_model end
                where k.study_id = %d order by k.at, b.number
            ) to stdout (format csv, header, encoding 'UTF8')""".formatted(
                        text("t.task_id", true),
                        text("t.category", true),
                        text("r.name", true),
                        text("l.name", true),
                        text("m.name", true),
                        time("b.shown_at"),
                        time("k.at"),
                        study);
    }

    /** Names are made harmless once for each task, rater and model, not once for each vote. */
    private static String votes(long study, Plan plan, boolean forSheets) {
        return """
            with this as materialized (
                select id, slug, pool_id, encode(plan_digest, 'hex') as digest from study where id = %1$d
            ), tasks as materialized (
                select id, %2$s as task_id, %3$s as category, %4$s as language
                from task where pool_id = (select pool_id from this)
            ), raters as materialized (
                select id, %5$s as name, %6$s as rater_group from rater where study_id = %1$d
            ), models as materialized (
                select m.id, %7$s as name
                from study_model s join model m on m.id = s.model_id where s.study_id = %1$d
            )
            select v.id as vote_id, s.slug as study, t.task_id, t.category, t.language, r.name as rater_id, r.rater_group,
                   l.name as model_a, m.name as model_b, v.verdict as winner, v.strength, v.confidence,
                   nullif(array_to_string(v.reasons, ';'), '') as reasons,
                   (select %8$s from rationale w
                    where w.study_id = v.study_id and w.vote_id = v.id and w.revision = v.revision) as rationale,
                   %9$s
                   null::text as skip_reason, %15$s as is_gold,
                   case when v.kind = 'gold' then (
                       select %16$s from comparison c where c.study_id = v.study_id and c.id = v.comparison_id) end as gold_correct,
                   %17$s as is_repeat,
                   %12$s as excluded, %18$s as exclusion_reason, v.revision, v.source,
                   %10$s as shown_at, %11$s as voted_at, v.active_ms, v.pair_probability, s.digest as plan_digest,
                   v.total_ms, v.scroll_a, v.scroll_b, v.device,
                   case when v.revision > 1 then
                       (select o.verdict from vote o
                        where o.study_id = v.study_id and o.id = v.id and o.revision = 1) end as first_winner,
                   %13$s as guess_a, %14$s as guess_b,
                   v.guide_version
            from latest_vote v
            join this s on s.id = v.study_id
            join tasks t on t.id = v.task_id
            join raters r on r.id = v.rater_id
            join models l on l.id = v.left_model
            join models m on m.id = v.right_model
            left join guess ga on ga.study_id = v.study_id and ga.vote_id = v.id and ga.revision = v.revision and ga.seat = 'a'
            left join guess gb on gb.study_id = v.study_id and gb.vote_id = v.id and gb.revision = v.revision and gb.seat = 'b'
            left join excluded_rater e on e.study_id = v.study_id and e.rater_id = v.rater_id
            where v.study_id = %1$d order by v.id""".formatted(
                        study,
                        text("task_id", forSheets),
                        text("category", forSheets),
                        text("language", forSheets),
                        text("name", forSheets),
                        text("rater_group", forSheets),
                        text("m.name", forSheets),
                        text("w.text", forSheets),
                        answers(plan),
                        time("v.shown_at"),
                        time("v.voted_at"),
                        truth("coalesce(e.planned, false)", forSheets),
                        text("ga.text", forSheets),
                        text("gb.text", forSheets),
                        truth("v.kind = 'gold'", forSheets),
                        truth("v.verdict = " + KNOWN, forSheets),
                        truth("v.kind = 'repeat'", forSheets),
                        text("e.rule || ': ' || e.reason", forSheets));
    }

    /** PostgreSQL's CSV writes "f" for false unless told to write text. */
    private static String truth(String condition, boolean forSheets) {
        return forSheets ? "(" + condition + ")::text" : "(" + condition + ")";
    }

    private static String answers(Plan plan) {
        var columns = new ArrayList<String>();
        plan.axes().forEach(axis -> columns.add(axis(checked(axis.key()), axis.rated())));
        for (var seat : List.of("a", "b")) {
            plan.flags().forEach(flag -> columns.add(flag(seat, checked(flag))));
        }
        return String.join("\n", columns);
    }

    private static String axis(String key, boolean rated) {
        return rated
                ? "(v.axes -> '%1$s' ->> 'a')::integer as axis_%1$s_a, (v.axes -> '%1$s' ->> 'b')::integer as axis_%1$s_b,"
                        .formatted(key)
                : "v.axes ->> '%1$s' as axis_%1$s,".formatted(key);
    }

    private static String flag(String seat, String flag) {
        return """
            (select max(coalesce((f ->> 'severity')::integer, 1)) from jsonb_array_elements(v.flags) f
             where f ->> 'seat' = '%1$s' and f ->> 'flag' = '%2$s') as flag_%1$s_%2$s,""".formatted(seat, flag);
    }

    private static String checked(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalStateException("not a key: " + key);
        }
        return key;
    }

    private static String text(String column, boolean forSheets) {
        return forSheets ? "nullif(" + Cells.neutralSql(column) + ", '')" : "nullif(" + column + ", '')";
    }

    private static String time(String column) {
        return TIME.formatted(column);
    }
}
