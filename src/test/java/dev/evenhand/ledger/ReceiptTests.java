package dev.evenhand.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReceiptTests {

    private static final String ORIGIN = "example.org/evenhand/demo";

    private final NoteSigner signer = NoteSigner.of(ORIGIN, NoteSigner.newPair());
    private final List<NoteKey> trusted = List.of(signer.key());
    private final MerkleTree tree = KnownLog.tree().tree();
    private final LogEntry vote = KnownLog.entries().get(4);

    private LogProof proof() {
        return LogProof.of(vote, tree, Checkpoint.of(ORIGIN, tree).sign(signer));
    }

    @Test
    void keepsItsPromise() {
        var promise = new Promise(ORIGIN, "b-1", vote.leaf(), Instant.parse("2026-06-02T10:01:00.4Z"));
        var note = SignedNote.parse(promise.sign(signer).toString());

        assertThat(Promise.open(note, trusted)).isEqualTo(promise);
        assertThat(promise.by()).isEqualTo("2026-06-02T10:01:00Z");
    }

    @Test
    void neverLetsAPromiseStandForACheckpointOrTheOtherWayRound() {
        var promise = new Promise(ORIGIN, "b-1", vote.leaf(), Instant.EPOCH).sign(signer);
        var checkpoint = Checkpoint.of(ORIGIN, tree).sign(signer);

        assertThatThrownBy(() -> Checkpoint.open(promise, ORIGIN, trusted)).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> Promise.open(checkpoint, trusted)).isInstanceOf(Malformed.class);
    }

    @Test
    void refusesAPromiseWrittenInAnotherWay() {
        var promise = new Promise(ORIGIN, "b-1", vote.leaf(), Instant.EPOCH).text();

        for (var other : List.of(
                promise.replace("1970-01-01T00:00:00Z", "1970-01-01T00:00:00.000Z"),
                promise.replace("1970-01-01T00:00:00Z", "soon"),
                promise + "more\n",
                promise.replace("b-1\n", ""))) {
            assertThatThrownBy(() -> Promise.open(signer.sign(other), trusted)).isInstanceOf(Malformed.class);
        }
    }

    @Test
    void provesAVoteOffline() {
        assertThat(LogProof.parse(proof().toString()).open(ORIGIN, trusted).line())
                .isEqualTo(vote.line());
    }

    @Test
    void provesTheOnlyEntryOfALog() {
        var log = new GrowingTree();
        var first = KnownLog.entries().get(0);
        log.append(first.leaf());
        var proof =
                LogProof.of(first, log.tree(), Checkpoint.of(ORIGIN, log.tree()).sign(signer));

        assertThat(LogProof.parse(proof.toString()).open(ORIGIN, trusted)).isEqualTo(first);
    }

    /** Each part is right by itself, and the whole is not. */
    @Test
    void refusesPartsOfOtherLogs() {
        var elsewhere = NoteSigner.of("example.org/evenhand/other", NoteSigner.newPair());
        var fork = new GrowingTree();
        KnownLog.entries().stream().skip(1).forEach(entry -> fork.append(entry.leaf()));
        var proof = proof();

        for (var other : List.of(
                new LogProof(
                        proof.extra(),
                        4,
                        proof.path(),
                        Checkpoint.of(ORIGIN, fork.tree()).sign(signer)),
                new LogProof(proof.extra(), 4, tree.inclusion(5).path(), proof.checkpoint()),
                new LogProof(proof.extra(), 5, proof.path(), proof.checkpoint()),
                new LogProof(KnownLog.entries().get(5).line(), 4, proof.path(), proof.checkpoint()),
                new LogProof(
                        proof.extra(),
                        4,
                        proof.path(),
                        Checkpoint.of(ORIGIN, tree).sign(elsewhere)),
                LogProof.of(
                        vote,
                        tree,
                        Checkpoint.of("example.org/evenhand/other", tree).sign(signer)))) {
            assertThatThrownBy(() -> other.open(ORIGIN, trusted)).isInstanceOf(Malformed.class);
        }
    }

    /** Nothing but a signature of strangers may change without notice, and there is none here. */
    @Test
    void noticesEveryChangedByte() {
        var file = proof().toString().getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < file.length; at++) {
            var changed = file.clone();
            changed[at] ^= 1;
            var text = new String(changed, StandardCharsets.UTF_8);
            assertThatThrownBy(() -> LogProof.parse(text).open(ORIGIN, trusted))
                    .as("byte %d", at)
                    .isInstanceOf(Malformed.class);
        }
    }

    @Test
    void refusesEndlessProofs() {
        var line = Hash.EMPTY.base64() + "\n";
        var text = proof().toString().replaceFirst("index 4\n", "index 4\n" + line.repeat(70));

        assertThatThrownBy(() -> LogProof.parse(text)).isInstanceOf(Malformed.class);
    }
}
