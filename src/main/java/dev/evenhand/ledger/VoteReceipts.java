package dev.evenhand.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a rater is given for a vote: at once the log's signed word that the vote will be in it, and once it is, the proof
 * that it is. Either can be made again at any time, so that nothing of it has to be stored with the vote.
 */
@Component
public class VoteReceipts {

    /** By when a vote is in a signed checkpoint; later is a broken promise, which every receipt shows. */
    static final Duration DELAY = Duration.ofSeconds(60);

    private final JdbcClient jdbc;
    private final LedgerKey key;
    private final Pseudonyms pseudonyms;
    private final Trees trees;
    private final Checkpoints checkpoints;

    VoteReceipts(JdbcClient jdbc, LedgerKey key, Pseudonyms pseudonyms, Trees trees, Checkpoints checkpoints) {
        this.jdbc = jdbc;
        this.key = key;
        this.pseudonyms = pseudonyms;
        this.trees = trees;
        this.checkpoints = checkpoints;
    }

    /** A vote that was stored. */
    public record Cast(String study, long rater, UUID ballot, int revision, byte[] answerDigest, Instant at) {}

    /**
     * The vote's hash, and what only its rater is told.
     *
     * @param salt with it and the answer the hash can be made again; empty once the rater is erased
     */
    public record Mark(String hash, String salt) {}

    public Mark mark(Cast vote) {
        return salt(vote)
                .map(salt -> new Mark(
                        VoteHash.of(salt, vote.answerDigest()).hex(),
                        HexFormat.of().formatHex(salt)))
                .orElse(new Mark(Pseudonyms.ERASED, ""));
    }

    /** The signed note, empty once the rater is erased. */
    public String promise(Cast vote) {
        return salt(vote)
                .map(salt -> promise(vote.study(), vote.ballot(), VoteHash.of(salt, vote.answerDigest()), vote.at()))
                .orElse("");
    }

    /** The proof in the newest checkpoint, as text; nothing before the vote is in one. */
    public Optional<String> proof(long study, UUID ballot, int revision) {
        return placed(study, ballot, revision)
                .flatMap(place -> proof(study, place))
                .map(LogProof::toString);
    }

    private Optional<byte[]> salt(Cast vote) {
        return pseudonyms.key(vote.rater(), VoteHash.purpose(vote.ballot(), vote.revision()));
    }

    private String promise(String study, UUID ballot, Hash vote, Instant at) {
        var origin = key.origin(study);
        return new Promise(origin, VoteHash.hex(ballot), vote, at.plus(DELAY))
                .sign(key.signer(origin))
                .toString();
    }

    /**
     * A receipt as anybody may see it who knows its ballot's id.
     *
     * @param by when the log promised to have the vote
     * @param seq the entry's place in the log, once it has one
     * @param signedAt when the first checkpoint was signed that has it
     * @param proof as text, once there is one
     */
    public record Receipt(
            String study,
            String studyName,
            String ballot,
            int revision,
            String vote,
            Instant by,
            String promise,
            @Nullable Long seq,
            @Nullable Instant signedAt,
            @Nullable String proof) {

        public boolean kept() {
            return signedAt != null && !signedAt.isAfter(by);
        }

        public boolean broken(Instant now) {
            return signedAt == null ? now.isAfter(by) : signedAt.isAfter(by);
        }
    }

    private record Found(
            long studyId, String study, String name, long rater, byte[] answerDigest, OffsetDateTime votedAt) {}

    private record Place(long seq, LogEntry entry) {}

    Optional<Receipt> find(UUID ballot, int revision) {
        return vote(ballot, revision).map(found -> receipt(found, ballot, revision));
    }

    /** Looked up study by study, so that votes need no index across studies. */
    private Optional<Found> vote(UUID ballot, int revision) {
        return jdbc.sql("""
                select s.id as study_id, s.slug as study, s.name, v.rater_id as rater, v.answer_digest, v.voted_at
                from study s cross join lateral (
                    select rater_id, answer_digest, voted_at from vote
                    where study_id = s.id and ballot_id = :ballot and revision = :revision) v""")
                .param("ballot", ballot)
                .param("revision", revision)
                .query(Found.class)
                .optional();
    }

    private Receipt receipt(Found found, UUID ballot, int revision) {
        var at = found.votedAt().toInstant();
        var cast = new Cast(found.study(), found.rater(), ballot, revision, found.answerDigest(), at);
        var place = placed(found.studyId(), ballot, revision);
        // The entry keeps what an erased rater's salt can not give any more.
        var vote = place.map(there -> there.entry().body().path("answer").asString(""))
                .orElseGet(() -> mark(cast).hash());
        var hash = vote.length() == 2 * Hash.LENGTH ? Hash.hex(vote) : null;
        return new Receipt(
                found.study(),
                found.name(),
                VoteHash.hex(ballot),
                revision,
                vote,
                at.plus(DELAY),
                hash == null ? "" : promise(found.study(), ballot, hash, at),
                place.map(Place::seq).orElse(null),
                place.flatMap(there -> checkpoints.signedAt(found.studyId(), there.seq()))
                        .orElse(null),
                place.flatMap(there -> proof(found.studyId(), there))
                        .map(LogProof::toString)
                        .orElse(null));
    }

    private Optional<Place> placed(long study, UUID ballot, int revision) {
        return jdbc.sql("""
                select seq, line from ledger_entry
                where study_id = :study and ballot_id = :ballot and revision = :revision""")
                .param("study", study)
                .param("ballot", ballot)
                .param("revision", revision)
                .query((row, n) -> new Place(row.getLong("seq"), LogEntry.parse(row.getString("line"))))
                .optional();
    }

    private Optional<LogProof> proof(long study, Place place) {
        return checkpoints.checkpoint(study).flatMap(note -> {
            long size = Checkpoint.parse(note.text()).size();
            return size <= place.seq()
                    ? Optional.empty()
                    : Optional.of(LogProof.of(place.entry(), trees.tree(study, size), note));
        });
    }
}
