package dev.evenhand.results;

import dev.evenhand.statistics.StyleFeature;
import dev.evenhand.study.Study;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How long and how formatted responses are: the features of LMSYS' style control (2024; FastChat
 * `rating_systems.py`), counted outside of code as arena-hard does, once for each response.
 */
@Component
public class ResponseStyles {

    static final List<String> NAMES = List.of("length", "headings", "list items", "bold");

    /** Some tenths of a second of regular expressions. */
    private static final int BATCH = 1_000;

    private final JdbcClient jdbc;
    private final Tallies tallies;

    ResponseStyles(JdbcClient jdbc, Tallies tallies) {
        this.jdbc = jdbc;
        this.tallies = tallies;
    }

    /** Features of every response of a study's models, counting those that are not counted yet. */
    Features of(Study study) {
        count(study);
        var models = places(List.copyOf(tallies.models(study.id()).keySet()));
        var byTask = new HashMap<Long, double[][]>();
        jdbc.sql("""
                select r.task_id, r.model_id, r.characters, s.headings, s.list_items, s.bold
                from study_model m
                join response r on r.model_id = m.model_id and r.sample = 1
                join response_style s on s.response_id = r.id
                where m.study_id = :study""").param("study", study.id()).withFetchSize(5000).query(row -> {
            var features = IntStream.range(0, NAMES.size()).mapToDouble(i -> 0).toArray();
            for (int feature = 0; feature < features.length; feature++) {
                features[feature] = row.getInt(3 + feature);
            }
            var place = models.get(row.getLong(2));
            if (place != null) {
                byTask.computeIfAbsent(row.getLong(1), task -> new double[models.size()][])[place] = features;
            }
        });
        return new Features(byTask);
    }

    /** Features of responses by task, and then by the model's place in the plan. */
    record Features(Map<Long, double[][]> byTask) {

        /** Standardised over these votes; a vote on a response that is not in the pool counts as without a difference. */
        List<StyleFeature> of(StudyVotes votes) {
            return IntStream.range(0, NAMES.size())
                    .mapToObj(feature -> {
                        var left = new double[votes.size()];
                        var right = new double[votes.size()];
                        for (int vote = 0; vote < votes.size(); vote++) {
                            var one = response(votes, vote, votes.left(vote));
                            var other = response(votes, vote, votes.right(vote));
                            if (one.length > 0 && other.length > 0) {
                                left[vote] = one[feature];
                                right[vote] = other[feature];
                            }
                        }
                        return StyleFeature.ratio(NAMES.get(feature), left, right);
                    })
                    .toList();
        }

        private double[] response(StudyVotes votes, int vote, int model) {
            var responses = byTask.get(votes.tasks.get(votes.task(vote)).id());
            var found = responses == null ? null : responses[model];
            return found == null ? NOTHING : found;
        }
    }

    private static final double[] NOTHING = {};

    /** Counts what is not counted yet. */
    public void count(Study study) {
        for (long last = countBatch(study, 0); last > 0; ) {
            last = countBatch(study, last);
        }
    }

    /** The same, resting after each batch for as long as it took, so that raters have the other half of the time. */
    public void countAtLeisure(Study study) {
        long last = 0;
        do {
            long began = System.nanoTime();
            last = countBatch(study, last);
            LockSupport.parkNanos(System.nanoTime() - began);
        } while (last > 0 && !Thread.currentThread().isInterrupted());
    }

    /** Counts the first responses after this one that are not counted yet; answers the last of them, 0 where there is none. */
    private long countBatch(Study study, long after) {
        return jdbc.sql("""
                with batch as materialized (
                    select r.id, r.messages
                    from study_model m
                    join response r on r.model_id = m.model_id
                    where m.study_id = :study and r.id > :after
                      and not exists (select 1 from response_style s where s.response_id = r.id)
                    order by r.id limit :most
                ), counted as (
                    insert into response_style (response_id, words, headings, list_items, bold)
                    select r.id,
                           regexp_count(said.text, '[^ \\t\\n\\r\\f\\v]+'),
                           regexp_count(prose.text, '^#{1,6}\\s', 1, 'n'),
                           regexp_count(prose.text, '^[ \\t]*([-*+]|\\d+[.)])\\s', 1, 'n'),
                           regexp_count(prose.text, '\\*\\*[^*\\n]+\\*\\*|__[^_\\n]+__')
                    from batch r
                    cross join lateral (
                        select coalesce(string_agg(part.message ->> 'content', e'\\n' order by part.place), '') as text
                        from json_array_elements(r.messages::json) with ordinality part(message, place)
                        where part.message ->> 'role' = 'assistant') said
                    cross join lateral (select regexp_replace(said.text, '```.*?```', '', 'g') as text) prose
                    on conflict (response_id) do nothing)
                select coalesce(max(id), 0) from batch""")
                .param("study", study.id())
                .param("after", after)
                .param("most", BATCH)
                .query(Long.class)
                .single();
    }

    private static Map<Long, Integer> places(List<Long> models) {
        var places = new HashMap<Long, Integer>();
        models.forEach(id -> places.put(id, places.size()));
        return places;
    }
}
