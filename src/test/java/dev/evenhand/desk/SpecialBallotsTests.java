package dev.evenhand.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.evenhand.commitment.BallotLot.Kind;
import dev.evenhand.panel.Rater;
import dev.evenhand.results.CardBook;
import dev.evenhand.study.InvalidPlan;
import dev.evenhand.study.Scale.Verdict;
import dev.evenhand.study.Study;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SpecialBallotsTests extends BallotTest {

    private static final List<String> MODELS = List.of("one", "two");

    @Autowired
    Sheets sheets;

    @Autowired
    CardBook cards;

    @Autowired
    JsonMapper json;

    @Test
    void takeNoPlaceAndCountInNoScore() throws Exception {
        int tasks = 60;
        int golds = 12;
        var study = study(tasks, golds, 3);
        rateAll(study, 6);

        assertThat(count("""
                select count(*) from comparison c where c.study_id = :study and c.kind = 'live' and 3 <>
                    (select count(*) from vote v where v.study_id = c.study_id and v.comparison_id = c.id and v.kind = 'live')""", study)).isZero();
        assertThat(count("select sum(votes) from tally_now where study_id = :study", study))
                .isEqualTo(count("select count(*) from current_vote where study_id = :study", study))
                .isEqualTo((tasks - golds) * 3);
        assertThat(count("select count(distinct kind) from latest_vote where study_id = :study", study))
                .isEqualTo(4);
        assertThat(count("select max(number) + 1 - count(*) from ballot where study_id = :study", study))
                .isZero();
    }

    @Test
    void areWhatSeedAndNumberSayOrLive() throws Exception {
        var study = study(60, 12, 3);
        rateAll(study, 4);
        var frozen = plans.of(rater(study));

        jdbc.sql("select number, kind, swapped from ballot where study_id = :study")
                .param("study", study.id())
                .query(row -> {
                    long number = row.getLong(1);
                    var kind = Kind.valueOf(row.getString(2).toUpperCase(Locale.ROOT));
                    assertThat(kind).isIn(frozen.plan().lot().kind(frozen.seed(), number), Kind.LIVE);
                    if (kind != Kind.REPEAT) {
                        assertThat(row.getBoolean(3)).isEqualTo(frozen.seed().swapped(number));
                    }
                });
    }

    @Test
    void showNoGoldTwiceAndNoneAmongTheLive() throws Exception {
        var study = study(60, 12, 3);
        rateAll(study, 6);

        assertThat(count("""
                select count(*) from (select 1 from vote where study_id = :study and kind = 'gold'
                                      group by rater_id, task_id having count(*) > 1) twice""", study)).isZero();
        assertThat(count("""
                select count(*) from vote v join task t on t.id = v.task_id
                where v.study_id = :study and (t.gold is null) = (v.kind = 'gold')""", study)).isZero();
    }

    @Test
    void repeatABallotOnceSeatsSwappedAndLongAfter() throws Exception {
        var study = study(60, 12, 3);
        rateAll(study, 6);

        assertThat(count("select count(*) from ballot where study_id = :study and kind = 'repeat'", study))
                .isPositive();
        assertThat(count("""
                with turn as (select *, row_number() over (partition by rater_id order by number) as place
                              from ballot where study_id = :study and state <> 'lapsed')
                select count(*) from turn again join turn first on first.id = again.repeat_of
                where again.rater_id <> first.rater_id or again.comparison_id <> first.comparison_id
                   or again.swapped = first.swapped or again.place - first.place <= 20""", study)).isZero();
        assertThat(count("""
                select count(*) from (select 1 from ballot where study_id = :study and repeat_of is not null
                                      group by repeat_of having count(*) > 1) thrice""", study)).isZero();

        var care = cards.of(study).care();
        assertThat(care.repeats())
                .isEqualTo(count("select count(*) from vote where study_id = :study and kind = 'repeat'", study));
        assertThat(care.consistency())
                .as("whoever always takes the left never repeats himself")
                .hasValue(0);
        assertThat(care.right().orElseThrow() * care.golds()).isCloseTo(count("""
                        select count(*) from vote v join model m on m.id = v.left_model
                        where v.study_id = :study and v.kind = 'gold' and m.name = 'one'""", study), within(1e-6));
    }

    /** A script that reads all it is sent must not be able to tell one kind from another. */
    @Test
    void lookAlike() {
        var study = study(60, 12, 3);
        var rater = rater(study);
        var shapes = new HashMap<String, TreeSet<String>>();
        long before = -1;
        for (int turn = 0; turn < 45; turn++) {
            var ballot = next(rater);
            var sheet = json.valueToTree(sheets.of(plans.of(rater), rater, ballot));
            long done = sheet.path("progress").path("done").longValue();
            assertThat(done).isEqualTo(before + 1);
            before = done;
            shapes.computeIfAbsent(kind(ballot), k -> new TreeSet<>()).add(shape(sheet));
            vote(rater, ballot, Verdict.A);
        }

        assertThat(shapes).hasSizeGreaterThan(2);
        assertThat(new HashSet<>(shapes.values())).hasSize(1).allMatch(each -> each.size() == 1);
    }

    /** Names, types and lengths; what texts say is the pool's. */
    private static String shape(JsonNode node) {
        if (node.isObject()) {
            var fields = new ArrayList<String>();
            node.properties().forEach(field -> fields.add(field.getKey() + ":" + shape(field.getValue())));
            return fields.toString();
        }
        return node.isArray()
                ? "[" + shape(node.get(0)) + "]"
                : node.getNodeType().name();
    }

    @Test
    void areRefusedWhereThePoolHasNothingForThem() {
        var pool = fixture.pool(3, "one", "two");

        assertThatThrownBy(() -> fixture.registered(pool, MODELS, Map.of("gold_share", "0.1")))
                .isInstanceOf(InvalidPlan.class)
                .hasMessageContaining("gold_share");
        assertThatThrownBy(() -> fixture.registered(pool, MODELS, Map.of("same_model_share", "0.1")))
                .isInstanceOf(InvalidPlan.class)
                .hasMessageContaining("same_model_share");
        assertThatThrownBy(() ->
                        fixture.registered(pool, MODELS, Map.of("repeat_share", "0.1", "max_votes_per_rater", 10)))
                .isInstanceOf(InvalidPlan.class)
                .hasMessageContaining("repeat_share");
    }

    @Test
    void goBackWhenARaterLeaves() {
        var study = fixture.open(fixture.pool(1, "one", "two"), MODELS, Map.of());
        var leaving = rater(study);
        var ballot = next(leaving);

        ballots.giveBack(plans.of(leaving), leaving);

        assertThat(next(rater(study))).isNotEqualTo(ballot);
        assertThatThrownBy(() -> vote(leaving, ballot, Verdict.A)).isInstanceOf(BallotLapsed.class);
    }

    @Test
    void keepTheirTimeWithoutAPlace() {
        var study = study(60, 12, 3);
        var rater = rater(study);
        var ballot = next(rater);
        while (kind(ballot).equals("live")) {
            vote(rater, ballot, Verdict.A);
            ballot = next(rater);
        }
        jdbc.sql("update ballot set expires_at = now() - interval '1 second' where id = :ballot")
                .param("ballot", ballot)
                .update();
        var late = ballot;

        assertThatThrownBy(() -> vote(rater, late, Verdict.A)).isInstanceOf(BallotLapsed.class);
        assertThat(ballots.renew(plans.of(rater), rater, late)).isTrue();
        assertThat(vote(rater, late, Verdict.A).fresh()).isTrue();
        assertThat(vote(rater, late, Verdict.A).fresh()).isFalse();
    }

    private Study study(int tasks, int golds, int votes) {
        var pool = fixture.pool(tasks, "one", "two");
        jdbc.sql("""
                update task set gold = '{"winner":"one"}' where id in (
                    select t.id from task t join pool p on p.id = t.pool_id
                    where p.slug = :pool order by t.task_id limit :golds)""").param("pool", pool).param("golds", golds).update();
        jdbc.sql("""
                insert into response (task_id, model_id, sample, messages, digest, characters)
                select r.task_id, r.model_id, 2, r.messages, r.digest, r.characters from response r
                join task t on t.id = r.task_id join pool p on p.id = t.pool_id where p.slug = :pool""").param("pool", pool).update();
        return fixture.open(
                pool,
                MODELS,
                Map.of(
                        "votes_per_comparison", votes,
                        "max_votes_per_rater", 200,
                        "gold_share", "0.2",
                        "repeat_share", "0.15",
                        "same_model_share", "0.15"));
    }

    private void rateAll(Study study, int raters) throws Exception {
        var work = new ArrayList<Callable<Void>>();
        for (int i = 0; i < raters; i++) {
            var rater = rater(study);
            work.add(() -> {
                rateAll(rater);
                return null;
            });
        }
        var threads = Executors.newFixedThreadPool(raters);
        for (var done : threads.invokeAll(work)) {
            done.get();
        }
        threads.shutdown();
    }

    private void rateAll(Rater rater) {
        while (true) {
            var next = ballots.next(plans.of(rater), rater, null);
            if (next.ballot() == null && next.retryAfter() == null) {
                return;
            }
            if (next.ballot() != null) {
                vote(rater, next.ballot(), Verdict.A);
            }
        }
    }

    private String kind(UUID ballot) {
        return jdbc.sql("select kind from ballot where id = :ballot")
                .param("ballot", ballot)
                .query(String.class)
                .single();
    }
}
