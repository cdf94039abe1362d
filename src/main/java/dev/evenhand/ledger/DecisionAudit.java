package dev.evenhand.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds what decides a result beside its ballots against what the log told of it: the plan, what is known of the models, who
 * is left out, and who knew which model wrote.
 */
@Component
class DecisionAudit {

    private final JdbcClient jdbc;
    private final Pseudonyms pseudonyms;
    private final Guesses guesses;
    private final JsonMapper json;

    DecisionAudit(JdbcClient jdbc, Pseudonyms pseudonyms, Guesses guesses, JsonMapper json) {
        this.jdbc = jdbc;
        this.pseudonyms = pseudonyms;
        this.guesses = guesses;
        this.json = json;
    }

    /** What a log tells of it, taken up entry by entry. */
    static final class Told {
        private final LogStory story = new LogStory();
        private final List<List<String>> models = new ArrayList<>();
        private final Map<String, ObjectNode> guesses = new HashMap<>();
        private String plan = "";
        private boolean registered;
        private long size;

        void add(LogEntry entry) {
            var body = entry.body();
            switch (entry.type()) {
                case Log.REGISTERED -> plan = Log.text(body, "plan");
                case Log.VARIANT ->
                    models.add(List.of(
                            Log.text(body, "name"),
                            Log.text(body, "version"),
                            Log.text(body, "provider"),
                            Log.text(body, "settings")));
                case Log.RUBRIC -> registered = true;
                case Log.GUESSED -> guesses.put(Log.text(body, "about"), body);
                case Log.EXCLUDED, Log.RESTORED -> story.add(entry, 0);
                default -> {}
            }
            size = entry.seq() + 1;
        }
    }

    /** A sentence for each thing that is another than it was told; nothing of a registration that is not told yet. */
    List<String> findings(long study, Told told) {
        var findings = new ArrayList<String>();
        if (told.registered) {
            plan(study, told, findings);
            models(study, told, findings);
            exclusions(study, told, findings);
            guesses(study, told, findings);
        }
        return findings;
    }

    private void plan(long study, Told told, List<String> findings) {
        var now = jdbc.sql("select encode(sha256(convert_to(plan, 'UTF8')), 'hex') from study where id = :study")
                .param("study", study)
                .query(String.class)
                .single();
        if (!now.equals(told.plan)) {
            findings.add("The plan is not the one that was committed.");
        }
    }

    private void models(long study, Told told, List<String> findings) {
        var now = jdbc.sql("""
                select name, coalesce(version, ''), coalesce(provider, ''), settings::text
                from study_model where study_id = :study order by position""")
                .param("study", study)
                .query((row, n) -> List.of(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .list();
        now.stream()
                .filter(model -> !told.models.contains(model))
                .forEach(model -> findings.add(
                        "Name, version, maker or settings of the model %s are not those that were committed."
                                .formatted(model.get(0))));
        if (now.size() != told.models.size()) {
            findings.add("%d models were committed, %d are there.".formatted(told.models.size(), now.size()));
        }
    }

    /** In one statement, so that a decision is in the table only if it is in the log or waits for its place there. */
    private void exclusions(long study, Told told, List<String> findings) {
        var out = jdbc.sql("""
                select (select coalesce(json_object_agg(e.rater_id, e.rule), '{}')::text
                        from excluded_rater e join rater r on r.id = e.rater_id
                        where e.study_id = :study and e.planned and r.erased_at is null) as raters
                where not exists (select 1 from ledger_outbox where study_id = :study and type like 'exclusion.%')
                  and not exists (select 1 from ledger_entry where study_id = :study and seq >= :size
                                                               and line like '%"type":"exclusion.%')""")
                .param("study", study)
                .param("size", told.size)
                .query(String.class)
                .optional();
        if (out.isEmpty()) {
            return;
        }
        var logged = new HashMap<>(told.story.excluded());
        json.readTree(out.get()).properties().forEach(rater -> {
            var pseudonym = pseudonyms.of(Long.parseLong(rater.getKey()));
            var rule = rater.getValue().stringValue();
            if (!rule.equals(logged.remove(pseudonym))) {
                findings.add("Rater %s is left out by the rule “%s”, which the log does not tell."
                        .formatted(pseudonym, rule));
            }
        });
        // Whom it leaves out and nobody is may have been erased: no pseudonym leads to them any more.
        if (!logged.isEmpty()) {
            logged.keySet().retainAll(living(study));
            logged.forEach((pseudonym, rule) -> findings.add(
                    "Rater %s counts, whom the log leaves out by the rule “%s”.".formatted(pseudonym, rule)));
        }
    }

    private Set<String> living(long study) {
        var living = new HashSet<String>();
        jdbc.sql("select id from rater where study_id = :study and erased_at is null")
                .param("study", study)
                .query(Long.class)
                .list()
                .forEach(rater -> living.add(pseudonyms.of(rater)));
        return living;
    }

    private record Guess(
            UUID ballot, String outcome, @Nullable String text, long rater, boolean erased, boolean owed) {}

    private void guesses(long study, Told told, List<String> findings) {
        var logged = new HashMap<>(told.guesses);
        for (var guess : guesses(study, told.size)) {
            var about = VoteHash.hex(guess.ballot());
            var then = logged.remove(about);
            if (then == null) {
                if (guess.owed()) {
                    findings.add("Who wrote on ballot %s was answered, which the log does not tell.".formatted(about));
                }
                continue;
            }
            var words =
                    guesses.words(guess.ballot(), guess.rater(), guess.text()).orElse("");
            if (!guess.outcome().equals(Log.text(then, "outcome"))
                    || !guess.erased() && !words.equals(Log.text(then, "words"))) {
                findings.add(
                        "The answer on who wrote on ballot %s is another than when it was recorded.".formatted(about));
            }
        }
        logged.keySet()
                .forEach(about -> findings.add(
                        "The answer on who wrote on ballot %s is gone from the database.".formatted(about)));
    }

    /** An answer that is neither in the log nor waits for its place there is owed, unless it is from before they were told. */
    private List<Guess> guesses(long study, long size) {
        return jdbc.sql("""
                select a.ballot_id as ballot, a.outcome, a.text, b.rater_id as rater, r.erased_at is not null as erased,
                       a.told and not exists (
                           select 1 from ledger_outbox o where o.study_id = :study and o.type = 'blinding.answered'
                                                           and o.facts ->> 'about' = a.ballot_id::text)
                       and not exists (select 1 from ledger_entry e where e.study_id = :study and e.seq >= :size
                                                                      and e.line like '%"type":"blinding.answered"%') as owed
                from blinding_answer a
                join ballot b on b.study_id = a.study_id and b.id = a.ballot_id
                join rater r on r.id = b.rater_id
                where a.study_id = :study""")
                .param("study", study)
                .param("size", size)
                .query(Guess.class)
                .list();
    }
}
