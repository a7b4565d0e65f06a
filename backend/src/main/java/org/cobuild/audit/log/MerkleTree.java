package org.cobuild.audit.log;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;

/**
 * The Merkle tree of RFC 6962, section 2.1, over a number of leaves: which subtrees a root or a proof needs, and what it
 * is once their hashes are known. A subtree is complete when it has 2^level leaves; its hash never changes.
 */
final class MerkleTree {
    private final TreeHash hash;

    MerkleTree(TreeHash hash) {
        this.hash = hash;
    }

    /**
     * A complete subtree: the leaves {@code index × 2^level} up to, but not with, {@code (index + 1) × 2^level}.
     *
     * @param level 0 for a leaf
     */
    record Node(int level, long index) {}

    /** Leaves from {@code from} up to, but not with, {@code to}: what one hash of a proof stands for. */
    record Span(long from, long to) {
        long size() {
            return to - from;
        }

        /** The complete subtrees that it is made of, from the left: each is smaller than the one before. */
        List<Node> nodes() {
            var nodes = new ArrayList<Node>();
            for (long at = from; at < to; ) {
                int level = 63 - Long.numberOfLeadingZeros(to - at);
                nodes.add(new Node(level, at >> level));
                at += 1L << level;
            }
            return nodes;
        }
    }

    /** The one span of the root of a tree of that many leaves. */
    static List<Span> root(long size) {
        return List.of(new Span(0, size));
    }

    /**
     * The path of a leaf, from the leaf upwards: PATH(m, D[n]).
     *
     * @param leaf its place, from 0, below {@code size}
     */
    static List<Span> inclusion(long leaf, long size) {
        var spans = new ArrayList<Span>();
        path(leaf, new Span(0, size), spans);
        return spans;
    }

    private static void path(long leaf, Span of, List<Span> spans) {
        if (of.size() == 1) {
            return;
        }
        long middle = of.from() + split(of.size());
        var left = new Span(of.from(), middle);
        var right = new Span(middle, of.to());
        if (leaf < middle) {
            path(leaf, left, spans);
            spans.add(right);
        } else {
            path(leaf, right, spans);
            spans.add(left);
        }
    }

    /**
     * What shows that a smaller tree is the beginning of a larger one: PROOF(m, D[n]).
     *
     * @param before leaves of the smaller one, from 1 to {@code size}
     */
    static List<Span> consistency(long before, long size) {
        var spans = new ArrayList<Span>();
        subproof(before, new Span(0, size), true, spans);
        return spans;
    }

    private static void subproof(long before, Span of, boolean known, List<Span> spans) {
        if (before == of.to()) {
            if (!known) {
                spans.add(of);
            }
            return;
        }
        long middle = of.from() + split(of.size());
        if (before <= middle) {
            subproof(before, new Span(of.from(), middle), known, spans);
            spans.add(new Span(middle, of.to()));
        } else {
            subproof(before, new Span(middle, of.to()), false, spans);
            spans.add(new Span(of.from(), middle));
        }
    }

    /** The largest power of two smaller than a number from 2 on. */
    private static long split(long size) {
        return Long.highestOneBit(size - 1);
    }

    /** The complete subtrees whose hashes these spans need, each once. */
    static Collection<Node> nodes(List<Span> spans) {
        var nodes = new LinkedHashSet<Node>();
        spans.forEach(span -> nodes.addAll(span.nodes()));
        return nodes;
    }

    /** The hashes of spans, in their order. @param known the hashes of their complete subtrees */
    List<byte[]> hashes(List<Span> spans, Function<Node, byte[]> known) {
        return spans.stream().map(span -> hash(span, known)).toList();
    }

    private byte[] hash(Span span, Function<Node, byte[]> known) {
        if (span.size() == 0) {
            return hash.ofNothing();
        }
        // Subtrees shrink to the right, so that the last two are always joined first.
        var nodes = span.nodes();
        var joined = known.apply(nodes.getLast());
        for (int i = nodes.size() - 2; i >= 0; i--) {
            joined = hash.ofNode(known.apply(nodes.get(i)), joined);
        }
        return joined;
    }

    /** The hash of a complete subtree whose 2^n leaves, or subtrees of one level, have these hashes. */
    byte[] complete(List<byte[]> hashes) {
        var level = hashes;
        while (level.size() > 1) {
            var next = new ArrayList<byte[]>(level.size() / 2);
            for (int i = 0; i < level.size(); i += 2) {
                next.add(hash.ofNode(level.get(i), level.get(i + 1)));
            }
            level = next;
        }
        return level.getFirst();
    }
}
