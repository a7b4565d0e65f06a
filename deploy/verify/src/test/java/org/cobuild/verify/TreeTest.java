package org.cobuild.verify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Roots and proofs against the vectors of Certificate Transparency, and against RFC 6962 as it is written. */
class TreeTest {
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");
    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void rootsOfCertificateTransparency() {
        var hash = Hash.named("SHA-256");
        var tree = new Tree(hash);
        for (int i = 0; i < ROOTS.size(); i++) {
            assertEquals(ROOTS.get(i), HexFormat.of().formatHex(tree.root()));
            if (i < LEAVES.size()) {
                var content = HexFormat.of().parseHex(LEAVES.get(i));
                tree.append(hash.leaf(content, 0, content.length));
            }
        }
    }

    @Test
    void aProofOfCertificateTransparency() {
        var hash = Hash.named("SHA-256");
        var proof = List.of(
                HexFormat.of().parseHex("96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"),
                HexFormat.of().parseHex("5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"),
                HexFormat.of().parseHex("6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"));
        var root = Tree.root(hash, hash.leaf(new byte[0], 0, 0), 0, 8, proof);
        assertEquals(ROOTS.get(8), HexFormat.of().formatHex(root));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA-256", "SM3"})
    void everyProofLeadsToTheRootAndNoOtherDoes(String name) {
        var hash = Hash.named(name);
        var merkle = new Merkle(name.equals("SM3"));
        var leaves = new ArrayList<byte[]>();
        var tree = new Tree(hash);
        for (int size = 1; size <= 40; size++) {
            leaves.add(merkle.leaf(new byte[] {(byte) size}));
            tree.append(hash.leaf(new byte[] {(byte) size}, 0, 1));
            var root = merkle.root(leaves);
            assertArrayEquals(root, tree.root());
            for (int leaf = 0; leaf < size; leaf++) {
                var path = merkle.path(leaf, leaves);
                assertArrayEquals(root, Tree.root(hash, leaves.get(leaf), leaf, size, path));
                var longer = new ArrayList<>(path);
                longer.add(root);
                assertNull(Tree.root(hash, leaves.get(leaf), leaf, size, longer));
                if (size > 1) {
                    assertNull(Tree.root(hash, leaves.get(leaf), leaf, size, path.subList(1, path.size())));
                    var other = Tree.root(hash, leaves.get((leaf + 1) % size), leaf, size, path);
                    assertFalse(Arrays.equals(root, other));
                }
            }
        }
    }

    @Test
    void sm3OfItsStandard() {
        var hash = Hash.named("SM3");
        hash.update("abc".getBytes(), 0, 3);
        assertEquals(
                "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
                HexFormat.of().formatHex(hash.digest()));
    }
}
