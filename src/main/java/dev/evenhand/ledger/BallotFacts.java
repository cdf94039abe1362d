package dev.evenhand.ledger;

import dev.evenhand.commitment.CanonicalJson;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the tables say of ballots and of the answers to them: what the sequencer writes into a ledger, and what a check
 * compares it with later.
 */
@Component
class BallotFacts {

    private static final String TIME = "to_char(%s at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";

    private static final String QUERY =
            """
            select k.ballot, k.revision, b.number, b.rater_id, v.answer_digest, r.text as rationale,
                   ga.text as guess_a, gb.text as guess_b,
                   jsonb_strip_nulls(jsonb_build_object(
                       'comparison', b.comparison_id, 'swapped', b.swapped, 'task', t.task_id,
                       'model_a', l.name, 'model_b', m.name,
                       'pair_probability', coalesce(v.pair_probability, b.pair_probability, c.pair_probability)::text,
                       'kind', b.kind, 'issued_at', %s)
                   || case when v.id is null then '{}' else jsonb_build_object(
                       'vote_id', v.id, 'verdict', v.verdict, 'strength', v.strength, 'confidence', v.confidence,
                       'axes', v.axes, 'flags', v.flags, 'reasons', to_jsonb(v.reasons), 'source', v.source,
                       'guide', v.guide_version, 'shown_at', %s, 'voted_at', %s,
                       'active_ms', v.active_ms) end)::text as detail
            from unnest(:ballots::uuid[], :revisions::smallint[]) k (ballot, revision)
            join ballot b on b.study_id = :study and b.id = k.ballot
            join comparison c on c.study_id = b.study_id and c.id = b.comparison_id
            left join vote v on v.study_id = :study and v.ballot_id = k.ballot and v.revision = k.revision
            join task t on t.id = coalesce(v.task_id, c.task_id)
            join model l on l.id = coalesce(v.left_model, case when b.swapped then c.second_model else c.first_model end)
            join model m on m.id = coalesce(v.right_model, case when b.swapped then c.first_model else c.second_model end)
            left join rationale r on r.study_id = v.study_id and r.vote_id = v.id and r.revision = v.revision
            left join guess ga on ga.study_id = v.study_id and ga.vote_id = v.id and ga.revision = v.revision and ga.seat = 'a'
            left join guess gb on gb.study_id = v.study_id and gb.vote_id = v.id and gb.revision = v.revision and gb.seat = 'b'
            """.formatted(TIME.formatted("b.issued_at"), TIME.formatted("v.shown_at"), TIME.formatted("v.voted_at"));

    private final JdbcClient jdbc;
    private final Pseudonyms pseudonyms;
    private final JsonMapper json;

    BallotFacts(JdbcClient jdbc, Pseudonyms pseudonyms, JsonMapper json) {
        this.jdbc = jdbc;
        this.pseudonyms = pseudonyms;
        this.json = json;
    }

    /** @param revision of the vote, from 1 on, or what became of a ballot without one */
    record Key(UUID ballot, int revision) {

        static final int LAPSED = 0;
        static final int SKIPPED = -1;

        boolean lapsed() {
            return revision == LAPSED;
        }
    }

    /**
     * What is known of one.
     *
     * @param answer the salted hash of the answer; null where there is none, or its rater is erased
     * @param detail all that would unblind, not salted yet
     */
    record Facts(long number, long rater, @Nullable Hash answer, ObjectNode detail) {}

    Map<Key, Facts> of(long study, Collection<Key> keys) {
        var found = new HashMap<Key, Facts>();
        if (keys.isEmpty()) {
            return found;
        }
        jdbc.sql(QUERY)
                .param("ballots", keys.stream().map(Key::ballot).toArray(UUID[]::new))
                .param(
                        "revisions",
                        keys.stream().map(key -> (short) key.revision()).toArray(Short[]::new))
                .param("study", study)
                .query(row -> {
                    var key = new Key(row.getObject("ballot", UUID.class), row.getInt("revision"));
                    var words = new @Nullable String[] {
                        row.getString("rationale"), row.getString("guess_a"), row.getString("guess_b")
                    };
                    long rater = row.getLong("rater_id");
                    var detail = (ObjectNode) json.readTree(row.getString("detail"));
                    keepWords(detail, key, rater, words);
                    found.put(
                            key,
                            new Facts(
                                    row.getLong("number"),
                                    rater,
                                    answer(key, rater, row.getBytes("answer_digest")),
                                    detail));
                });
        return found;
    }

    private @Nullable Hash answer(Key key, long rater, byte @Nullable [] digest) {
        return digest == null
                ? null
                : pseudonyms
                        .key(rater, VoteHash.purpose(key.ballot(), key.revision()))
                        .map(salt -> VoteHash.of(salt, digest))
                        .orElse(null);
    }

    /** Free text is bound by a hash whose key goes with its rater. */
    private void keepWords(ObjectNode detail, Key key, long rater, @Nullable String[] words) {
        if (words[0] == null && words[1] == null && words[2] == null) {
            return;
        }
        var text = CanonicalJson.write(json.valueToTree(words));
        pseudonyms
                .key(rater, "words|%s|%d".formatted(VoteHash.hex(key.ballot()), key.revision()))
                .ifPresent(secret -> detail.put("words", HexFormat.of().formatHex(Pseudonyms.hmac(secret, text))));
    }
}
