package org.cobuild.audit.log;

import static org.cobuild.db.Tables.AUDIT_LOG_ENTRY;
import static org.cobuild.db.Tables.AUDIT_LOG_TILE;
import static org.jooq.impl.DSL.row;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.cobuild.audit.log.MerkleTree.Node;
import org.cobuild.audit.log.MerkleTree.Span;
import org.cobuild.platform.Rows;
import org.cobuild.tenancy.Grant;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/**
 * The hashes of a log's tree. They are kept in tiles of 256 hashes, eight levels of the tree apart; what no full tile
 * covers is read from the leaves and from the roots of the tiles below. So a proof takes three statements, however long
 * the log is, and reads a few tiles and at most 255 hashes a level beside them.
 */
@Repository
class LogTree {
    static final int TILE = 256;
    private static final int TILE_LEVELS = 8;
    private final DSLContext sql;

    LogTree(DSLContext sql) {
        this.sql = sql;
    }

    /** @param level in tiles: 0 over leaves */
    private record Place(int level, long number) {}

    /** Hashes of a level beside each other: what is in no full tile is in the one that begins after the last of these. */
    private record Range(long first, long last) {
        Range and(Range other) {
            return new Range(Math.min(first, other.first), Math.max(last, other.last));
        }

        Condition holds(Field<Long> number) {
            return number.between(first, last);
        }
    }

    /**
     * The hashes of spans of a log, for each list of them.
     *
     * @param sealed how many entries the tiles cover as far as they are full: those of the last head
     */
    List<List<byte[]>> hashes(Grant log, TreeHash hash, long sealed, List<List<Span>> wanted) {
        var nodes = MerkleTree.nodes(wanted.stream().flatMap(List::stream).toList());
        var tiles = new HashSet<Place>();
        var edges = new TreeMap<Integer, Range>();
        for (var node : nodes) {
            var place = place(node);
            if (full(place, sealed)) {
                tiles.add(place);
            } else {
                edges.merge(place.level(), new Range(first(node), first(node) + width(node) - 1), Range::and);
            }
        }
        var inTiles = tiles(log, tiles);
        var alone = new HashMap<Place, byte[]>();
        roots(log, edges, alone);
        leaves(log, edges, alone);
        var tree = new MerkleTree(hash);
        var known = new HashMap<Node, byte[]>();
        for (var node : nodes) {
            var place = place(node);
            var units = new ArrayList<byte[]>();
            var tile = inTiles.get(place);
            for (long unit = first(node); unit < first(node) + width(node); unit++) {
                if (tile != null) {
                    var at = (int) (unit % TILE) * hash.bytes();
                    units.add(Arrays.copyOfRange(tile, at, at + hash.bytes()));
                } else {
                    units.add(Objects.requireNonNull(alone.get(new Place(place.level(), unit)), "a hash is missing"));
                }
            }
            known.put(node, tree.complete(units));
        }
        return wanted.stream()
                .map(spans -> tree.hashes(spans, node -> Objects.requireNonNull(known.get(node))))
                .toList();
    }

    byte[] root(Grant log, TreeHash hash, long sealed, long size) {
        return hashes(log, hash, sealed, List.of(MerkleTree.root(size)))
                .getFirst()
                .getFirst();
    }

    /** The tile in which a node's hashes stand. */
    private static Place place(Node node) {
        return new Place(node.level() / TILE_LEVELS, first(node) / TILE);
    }

    /** Of the hashes of its tile's level, the first under a node. */
    private static long first(Node node) {
        return node.index() << node.level() % TILE_LEVELS;
    }

    private static long width(Node node) {
        return 1L << node.level() % TILE_LEVELS;
    }

    private static boolean full(Place tile, long sealed) {
        return tile.number() < sealed >> TILE_LEVELS * (tile.level() + 1);
    }

    private Map<Place, byte[]> tiles(Grant log, Set<Place> places) {
        if (places.isEmpty()) {
            return Map.of();
        }
        return sql.select(AUDIT_LOG_TILE.LEVEL, AUDIT_LOG_TILE.NUMBER, AUDIT_LOG_TILE.HASHES)
                .from(AUDIT_LOG_TILE)
                .where(log.on(AUDIT_LOG_TILE))
                .and(row(AUDIT_LOG_TILE.LEVEL, AUDIT_LOG_TILE.NUMBER)
                        .in(places.stream()
                                .map(place -> row(place.level(), place.number()))
                                .toList()))
                .fetchMap(tile -> new Place(tile.value1(), tile.value2()), tile -> tile.value3());
    }

    /** Hashes above the leaves that stand in no full tile: each is the root of a tile below. */
    private void roots(Grant log, Map<Integer, Range> edges, Map<Place, byte[]> into) {
        var below = edges.entrySet().stream()
                .filter(edge -> edge.getKey() > 0)
                .map(edge -> AUDIT_LOG_TILE
                        .LEVEL
                        .eq(edge.getKey() - 1)
                        .and(edge.getValue().holds(AUDIT_LOG_TILE.NUMBER)))
                .toList();
        if (!below.isEmpty()) {
            sql.select(AUDIT_LOG_TILE.LEVEL, AUDIT_LOG_TILE.NUMBER, AUDIT_LOG_TILE.ROOT)
                    .from(AUDIT_LOG_TILE)
                    .where(log.on(AUDIT_LOG_TILE))
                    .and(DSL.or(below))
                    .forEach(tile -> into.put(new Place(tile.value1() + 1, tile.value2()), tile.value3()));
        }
    }

    private void leaves(Grant log, Map<Integer, Range> edges, Map<Place, byte[]> into) {
        var edge = edges.get(0);
        if (edge != null) {
            sql.select(AUDIT_LOG_ENTRY.POSITION, AUDIT_LOG_ENTRY.LEAF)
                    .from(AUDIT_LOG_ENTRY)
                    .where(log.on(AUDIT_LOG_ENTRY))
                    .and(edge.holds(AUDIT_LOG_ENTRY.POSITION))
                    .forEach(leaf -> into.put(new Place(0, leaf.value1()), leaf.value2()));
        }
    }

    /**
     * Keeps a full tile of leaves, and each tile above that it fills.
     *
     * @param number of the tile: all before it are kept
     */
    void keep(Grant log, TreeHash hash, long number, List<byte[]> leaves) {
        keep(log, hash, 0, number, leaves);
    }

    private void keep(Grant log, TreeHash hash, int level, long number, List<byte[]> hashes) {
        var tile = AUDIT_LOG_TILE.newRecord();
        tile.setTenantId(log.tenantId());
        tile.setLevel(level);
        tile.setNumber(number);
        tile.setHashes(joined(hashes));
        tile.setRoot(new MerkleTree(hash).complete(hashes));
        // One may be left of a time when the log was wrong and no head was signed over it.
        Rows.upsert(sql, AUDIT_LOG_TILE, List.of(tile), AUDIT_LOG_TILE.HASHES, AUDIT_LOG_TILE.ROOT);
        if ((number + 1) % TILE == 0) {
            var roots = sql.select(AUDIT_LOG_TILE.ROOT)
                    .from(AUDIT_LOG_TILE)
                    .where(log.on(AUDIT_LOG_TILE))
                    .and(AUDIT_LOG_TILE.LEVEL.eq(level))
                    .and(AUDIT_LOG_TILE.NUMBER.between(number + 1 - TILE, number))
                    .orderBy(AUDIT_LOG_TILE.NUMBER)
                    .fetch(AUDIT_LOG_TILE.ROOT);
            keep(log, hash, level + 1, number / TILE, roots);
        }
    }

    private static byte[] joined(List<byte[]> hashes) {
        var joined = java.nio.ByteBuffer.allocate(hashes.size() * hashes.getFirst().length);
        hashes.forEach(joined::put);
        return joined.array();
    }
}
