package dev.evenhand.ledger;

import static dev.evenhand.ledger.KnownLog.ANSWERS;
import static dev.evenhand.ledger.KnownLog.elements;
import static dev.evenhand.ledger.KnownLog.hashes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.commitment.CanonicalJson;
import dev.evenhand.commitment.PlanCommitment;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class KnownLogTests {

    @Test
    void hashesEveryEntryAsKnownAndChainsThem() {
        var entries = KnownLog.entries();
        var previous = LogEntry.NONE_BEFORE;
        for (int i = 0; i < entries.size(); i++) {
            var known = ANSWERS.get("entries").get(i);
            var entry = entries.get(i);
            assertThat(CanonicalJson.write(known.get("entry"))).isEqualTo(entry.line());
            assertThat(entry.leaf().hex()).isEqualTo(known.get("leaf_hash").stringValue());
            assertThat(entry.seq()).isEqualTo(i);
            assertThat(entry.previous()).isEqualTo(previous);
            previous = entry.leaf();
        }
    }

    @Test
    void hasTheKnownRootAtEverySize() {
        var log = KnownLog.tree();
        var roots = hashes(ANSWERS.get("roots_by_size"));

        assertThat(log.size()).isEqualTo(ANSWERS.get("tree_size").longValue());
        for (int size = 0; size < roots.size(); size++) {
            assertThat(log.at(size).root()).isEqualTo(roots.get(size));
        }
        assertThat(log.tree().root().hex()).isEqualTo(ANSWERS.get("root").stringValue());
    }

    @Test
    void provesInclusionAndConsistencyAsKnown() {
        var log = KnownLog.tree();
        var known = ANSWERS.get("inclusion");
        var inclusion = log.tree().inclusion(known.get("index").longValue());
        var consistency = log.tree().consistency(3);

        assertThat(inclusion.path()).isEqualTo(hashes(known.get("proof")));
        assertThat(inclusion.proves(KnownLog.entries().get(4).leaf(), log.tree().root()))
                .isTrue();
        assertThat(consistency.path()).isEqualTo(hashes(ANSWERS.get("consistency_3_7")));
        assertThat(consistency.proves(log.at(3).root(), log.tree().root())).isTrue();
    }

    @Test
    void findsAChangedVote() {
        var line = KnownLog.entries().get(4).line();
        var changed = LogEntry.parse(line.replace("FIRST", "SECOND"));
        var proof = KnownLog.tree().tree().inclusion(4);

        assertThat(changed.line()).isNotEqualTo(line);
        assertThat(changed.leaf().hex())
                .isEqualTo(ANSWERS.get("tampered_entry4_leaf_hash").stringValue());
        assertThat(proof.proves(changed.leaf(), KnownLog.tree().tree().root())).isFalse();
    }

    /** The vectors of Certificate Transparency's own tests. */
    @Test
    void agreesWithCertificateTransparency() {
        var known = ANSWERS.get("ct_vectors");
        var log = new GrowingTree();
        elements(known.get("leaves_hex"))
                .forEach(leaf -> log.append(Hash.leaf(HexFormat.of().parseHex(leaf.stringValue()))));

        assertThat(log.tree().root().hex()).isEqualTo(known.get("root").stringValue());
        assertThat(new GrowingTree().tree().root().hex())
                .isEqualTo(known.get("empty_root").stringValue());
        assertThat(Hash.leaf(new byte[0]).hex())
                .isEqualTo(known.get("empty_leaf").stringValue());
    }

    @Test
    void commitsToThePlanAsKnown() {
        var known = ANSWERS.get("prereg");
        var plan = CanonicalJson.write(known.get("plan"));
        var nonce = HexFormat.of().parseHex(known.get("nonce_hex").stringValue());

        assertThat(plan).isEqualTo(known.get("canonical").stringValue());
        assertThat(HexFormat.of().formatHex(PlanCommitment.of(nonce, plan)))
                .isEqualTo(known.get("commitment").stringValue());
    }
}
