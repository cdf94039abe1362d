package dev.evenhand.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MerkleTreeTests {

    private static final int MOST = 40;

    private final GrowingTree log = log(MOST);

    @Test
    void hasTheRootOfTheDefinitionAtEverySize() {
        for (int size = 0; size < MOST; size++) {
            assertThat(log.at(size).root()).isEqualTo(defined(leaves(size)));
        }
    }

    @Test
    void provesEveryEntryOfEverySizeAndNoOther() {
        for (int size = 1; size < MOST; size++) {
            var tree = log.at(size);
            for (int index = 0; index < size; index++) {
                var proof = tree.inclusion(index);
                assertThat(proof.proves(leaf(index), tree.root())).isTrue();
                assertThat(proof.proves(leaf(index + 1), tree.root())).isFalse();
                assertThat(proof.proves(leaf(index), log.at(size + 1).root())).isFalse();
                for (var other : broken(proof.path())) {
                    assertThat(new InclusionProof(index, size, other).proves(leaf(index), tree.root()))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void provesThatEverySizeGrewFromEverySmallerOne() {
        for (int size = 1; size < MOST; size++) {
            for (int earlier = 0; earlier <= size; earlier++) {
                var root = log.at(size).root();
                var before = log.at(earlier).root();
                var proof = log.at(size).consistency(earlier);
                assertThat(proof.proves(before, root)).isTrue();
                assertThat(proof.proves(leaf(0), root)).isEqualTo(earlier == 1);
                // Everything grew from nothing.
                assertThat(proof.proves(before, log.at(size + 1).root())).isEqualTo(earlier == 0);
                for (var other : broken(proof.path())) {
                    assertThat(new ConsistencyProof(earlier, size, other).proves(before, root))
                            .isFalse();
                }
            }
        }
    }

    /** Two histories that part after any entry have no proof from one to the other, whatever sizes are signed. */
    @Test
    void doesNotReconcileForks() {
        for (int parted = 0; parted < MOST; parted++) {
            var fork = new GrowingTree();
            for (int i = 0; i < MOST; i++) {
                fork.append(i < parted ? leaf(i) : leaf(1000 + i));
            }
            for (int size = parted + 1; size < MOST; size++) {
                for (int earlier = parted + 1; earlier <= size; earlier++) {
                    var proof = fork.at(size).consistency(earlier);
                    assertThat(proof.proves(
                                    log.at(earlier).root(), fork.at(size).root()))
                            .isFalse();
                    assertThat(proof.proves(
                                    fork.at(earlier).root(), log.at(size).root()))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void readsTheSameFromTiles() {
        int entries = 70_000;
        var whole = log(entries);
        var tiled = new TiledTree((row, index) -> tile(whole, row, index));

        for (long size : new long[] {1, 255, 256, 257, 65_535, 65_536, 65_537, entries}) {
            var tree = new MerkleTree(tiled, size);
            assertThat(tree.root()).isEqualTo(whole.at(size).root());
            assertThat(tree.inclusion(size / 2)).isEqualTo(whole.at(size).inclusion(size / 2));
            assertThat(tree.consistency(size / 3)).isEqualTo(whole.at(size).consistency(size / 3));
        }
        assertThat(tile(whole, 0, 7).root()).isEqualTo(whole.at(8, 7));
    }

    @Test
    void refusesWhatNeverWas() {
        assertThatIllegalArgumentException().isThrownBy(() -> log.at(MOST + 1));
        assertThatIllegalArgumentException().isThrownBy(() -> log.at(5).inclusion(5));
        assertThatIllegalArgumentException().isThrownBy(() -> log.at(5).inclusion(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> log.at(5).consistency(6));
        assertThat(new InclusionProof(0, 0, List.of()).proves(leaf(0), leaf(0))).isFalse();
        assertThat(new InclusionProof(0, Long.MAX_VALUE, List.of()).proves(leaf(0), leaf(0)))
                .isFalse();
        assertThat(new ConsistencyProof(2, 1, List.of()).proves(leaf(0), leaf(0)))
                .isFalse();
        assertThat(new ConsistencyProof(0, 1, List.of()).proves(leaf(0), leaf(0)))
                .isFalse();
    }

    private static Tile tile(GrowingTree log, int row, long index) {
        long level = 1L << (row * Tile.HEIGHT);
        long width = Math.min(Tile.WIDTH, log.size() / level - index * Tile.WIDTH);
        var hashes = ByteBuffer.allocate((int) width * Hash.LENGTH);
        LongStream.range(0, width)
                .forEach(i -> hashes.put(
                        log.at(row * Tile.HEIGHT, index * Tile.WIDTH + i).bytes()));
        return new Tile(hashes.array());
    }

    /** Without a line, with one too many, with two swapped, with one changed. */
    private static List<List<Hash>> broken(List<Hash> path) {
        var all = new ArrayList<List<Hash>>();
        var longer = new ArrayList<>(path);
        longer.add(leaf(77));
        all.add(longer);
        for (int i = 0; i < path.size(); i++) {
            var shorter = new ArrayList<>(path);
            shorter.remove(i);
            all.add(shorter);
            var changed = new ArrayList<>(path);
            var bytes = path.get(i).bytes();
            bytes[i] ^= 1;
            changed.set(i, Hash.of(bytes));
            all.add(changed);
            if (i > 0) {
                var swapped = new ArrayList<>(path);
                swapped.set(i, path.get(i - 1));
                swapped.set(i - 1, path.get(i));
                all.add(swapped);
            }
        }
        return all;
    }

    /** RFC 9162, section 2.1.1, word by word. */
    private static Hash defined(List<Hash> leaves) {
        if (leaves.size() < 2) {
            return leaves.isEmpty() ? Hash.EMPTY : leaves.get(0);
        }
        int k = 1;
        while (2 * k < leaves.size()) {
            k *= 2;
        }
        return Hash.node(defined(leaves.subList(0, k)), defined(leaves.subList(k, leaves.size())));
    }

    private static GrowingTree log(int entries) {
        var log = new GrowingTree();
        leaves(entries).forEach(log::append);
        return log;
    }

    private static List<Hash> leaves(int count) {
        return LongStream.range(0, count).mapToObj(MerkleTreeTests::leaf).toList();
    }

    private static Hash leaf(long number) {
        return Hash.leaf(ByteBuffer.allocate(8).putLong(number).array());
    }
}
