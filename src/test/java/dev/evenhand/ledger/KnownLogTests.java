package dev.evenhand.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.commitment.CanonicalJson;
import dev.evenhand.commitment.PlanCommitment;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class KnownLogTests {

    private static final HexFormat HEX = HexFormat.of();

    @Test
    void hashesEveryEntryAsKnownAndChainsThem() {
        var entries = KnownLog.entries();
        var leaves = KnownLog.hashes("leaf");
        var previous = LogEntry.NONE_BEFORE;
        assertThat(entries).hasSize(7);
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            assertThat(CanonicalJson.write(JsonMapper.shared().readTree(entry.line())))
                    .isEqualTo(entry.line());
            assertThat(entry.leaf()).isEqualTo(leaves.get(i));
            assertThat(entry.seq()).isEqualTo(i);
            assertThat(entry.previous()).isEqualTo(previous);
            previous = entry.leaf();
        }
    }

    @Test
    void hasTheKnownRootAtEverySize() {
        var log = KnownLog.tree();
        var roots = KnownLog.hashes("root");

        assertThat(roots).hasSize((int) log.size() + 1);
        for (int size = 0; size < roots.size(); size++) {
            assertThat(log.at(size).root()).isEqualTo(roots.get(size));
        }
        assertThat(log.tree().root()).isEqualTo(roots.get(7));
    }

    @Test
    void provesInclusionAndConsistencyAsKnown() {
        var log = KnownLog.tree();
        var inclusion = log.tree().inclusion(4);
        var consistency = log.tree().consistency(3);

        assertThat(inclusion.path()).isEqualTo(KnownLog.path("inclusion", 4, 7)).hasSize(3);
        assertThat(inclusion.proves(KnownLog.entries().get(4).leaf(), log.tree().root()))
                .isTrue();
        assertThat(consistency.path())
                .isEqualTo(KnownLog.path("consistency", 3, 7))
                .hasSize(4);
        assertThat(consistency.proves(log.at(3).root(), log.tree().root())).isTrue();
    }

    @Test
    void findsAChangedVote() {
        var line = KnownLog.entries().get(4).line();
        var changed = LogEntry.parse(line.replace("FIRST", "SECOND"));
        var proof = KnownLog.tree().tree().inclusion(4);

        assertThat(changed.line()).isNotEqualTo(line);
        assertThat(KnownLog.hashes("changed")).containsExactly(changed.leaf());
        assertThat(proof.proves(changed.leaf(), KnownLog.tree().tree().root())).isFalse();
    }

    /** The vectors of Certificate Transparency's own tests. */
    @Test
    void agreesWithCertificateTransparency() {
        var log = new GrowingTree();
        KnownLog.transparency("leaf").forEach(leaf -> log.append(Hash.leaf(HEX.parseHex(leaf))));

        assertThat(KnownLog.transparency("root"))
                .containsExactly(log.tree().root().hex());
        assertThat(KnownLog.transparency("empty root"))
                .containsExactly(new GrowingTree().tree().root().hex());
        assertThat(KnownLog.transparency("empty leaf"))
                .containsExactly(Hash.leaf(new byte[0]).hex());
    }

    @Test
    void commitsToThePlanAsKnown() {
        var plan = CanonicalJson.write(JsonMapper.shared().readTree(KnownLog.text("plan.json")));
        var known = KnownLog.text("plan.commitment").split(" ");

        assertThat(plan).isEqualTo(KnownLog.text("plan.canonical.json"));
        assertThat(HEX.formatHex(PlanCommitment.of(HEX.parseHex(known[0]), plan)))
                .isEqualTo(known[1]);
    }
}
