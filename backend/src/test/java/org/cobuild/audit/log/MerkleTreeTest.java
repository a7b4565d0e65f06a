package org.cobuild.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The tree against the test vectors of Certificate Transparency, and against its definition in RFC 6962. */
class MerkleTreeTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final TreeHash HASH = TreeHash.SHA_256;
    private final MerkleTree tree = new MerkleTree(HASH);

    /** As certificate-transparency-go has them. */
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void hasTheRootsOfThePublishedVectors() {
        assertThat(hex(tree.hashes(MerkleTree.root(0), node -> new byte[0])))
                .containsExactly("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        for (int size = 1; size <= LEAVES.size(); size++) {
            var hashes = complete(size);
            assertThat(hex(tree.hashes(MerkleTree.root(size), hashes::get)))
                    .as("%s leaves", size)
                    .containsExactly(ROOTS.get(size - 1));
        }
    }

    /** Each leaf of each tree up to 70 leaves: what the definition says by recursion over the leaves themselves. */
    @Test
    void pathsAndProofsAreThoseOfTheDefinition() {
        for (int size = 1; size <= 70; size++) {
            var hashes = complete(size);
            var leaves = leaves(size);
            for (int leaf = 0; leaf < size; leaf++) {
                assertThat(hex(tree.hashes(MerkleTree.inclusion(leaf, size), hashes::get)))
                        .as("path of %s in %s", leaf, size)
                        .isEqualTo(hex(path(leaf, leaves)));
                assertThat(hex(tree.hashes(MerkleTree.consistency(leaf + 1, size), hashes::get)))
                        .as("proof of %s in %s", leaf + 1, size)
                        .isEqualTo(hex(subproof(leaf + 1, leaves, true)));
            }
        }
    }

    @Test
    void needsFewHashesOfAGreatTree() {
        long size = 10_000_000;
        var path = MerkleTree.inclusion(1_234_567, size);
        assertThat(path).hasSizeLessThanOrEqualTo(24);
        assertThat(MerkleTree.nodes(path)).hasSizeLessThan(40);
        assertThat(MerkleTree.nodes(MerkleTree.consistency(9_876_543, size))).hasSizeLessThan(60);
    }

    /** The hash of every complete subtree of the first leaves. */
    private Map<MerkleTree.Node, byte[]> complete(int size) {
        var hashes = new HashMap<MerkleTree.Node, byte[]>();
        var leaves = leaves(size);
        for (int level = 0; 1 << level <= size; level++) {
            for (int index = 0; (index + 1) << level <= size; index++) {
                hashes.put(
                        new MerkleTree.Node(level, index),
                        tree.complete(leaves.subList(index << level, (index + 1) << level)));
            }
        }
        return hashes;
    }

    private static List<byte[]> leaves(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> HASH.ofLeaf(
                        i < LEAVES.size()
                                ? HEX.parseHex(LEAVES.get(i))
                                : Integer.toString(i).getBytes()))
                .toList();
    }

    private static byte[] root(List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int middle = middle(leaves.size());
        return HASH.ofNode(root(leaves.subList(0, middle)), root(leaves.subList(middle, leaves.size())));
    }

    private static int middle(int size) {
        int middle = 1;
        while (middle * 2 < size) {
            middle *= 2;
        }
        return middle;
    }

    private static List<byte[]> path(int leaf, List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return List.of();
        }
        int middle = middle(leaves.size());
        var left = leaves.subList(0, middle);
        var right = leaves.subList(middle, leaves.size());
        return leaf < middle ? with(path(leaf, left), root(right)) : with(path(leaf - middle, right), root(left));
    }

    private static List<byte[]> subproof(int before, List<byte[]> leaves, boolean known) {
        if (before == leaves.size()) {
            return known ? List.of() : List.of(root(leaves));
        }
        int middle = middle(leaves.size());
        var left = leaves.subList(0, middle);
        var right = leaves.subList(middle, leaves.size());
        return before <= middle
                ? with(subproof(before, left, known), root(right))
                : with(subproof(before - middle, right, false), root(left));
    }

    private static List<byte[]> with(List<byte[]> hashes, byte[] one) {
        return java.util.stream.Stream.concat(hashes.stream(), java.util.stream.Stream.of(one))
                .toList();
    }

    private static List<String> hex(List<byte[]> hashes) {
        return hashes.stream().map(HEX::formatHex).toList();
    }
}
