package org.cobuild.platform;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Several short lists of different kinds, read in one statement: a union in which each list has columns of its own, that
 * are null in the rows of the others. For acts that need many parts of one thing; nested collections, which would say
 * the same, need JSON, in which MySQL and MariaDB differ.
 */
public final class Together {
    private static final Field<Integer> PART = DSL.field(name("part"), Integer.class);
    private final List<Part<?>> parts = new ArrayList<>();

    /** One of the lists. */
    public static final class Part<T> {
        private final Field<?>[] fields;
        private final Table<?> table;
        private final List<Field<?>> order;
        private final Function<Record, T> read;
        private final List<T> rows = new ArrayList<>();

        private Part(Select<?> query, int number, List<Field<?>> order, Function<Record, T> read) {
            this.fields = query.fields();
            this.table = query.asTable("part" + number);
            this.order = order;
            this.read = read;
        }

        /** The rows in order; empty before they are fetched. */
        public List<T> rows() {
            return List.copyOf(rows);
        }

        /** The place of a column; names are unique in a list. */
        private int place(Field<?> column) {
            for (int place = 0; place < fields.length; place++) {
                if (fields[place].getName().equals(column.getName())) {
                    return place;
                }
            }
            throw new IllegalArgumentException("the list has no column " + column.getName());
        }

        private void add(DSLContext sql, Record row, int from) {
            var own = sql.newRecord(fields);
            own.fromArray(Arrays.copyOfRange(row.intoArray(), from, from + fields.length));
            rows.add(read.apply(own));
        }
    }

    /**
     * Adds a list.
     *
     * @param query its columns have names of their own
     * @param read makes a row's record, with the query's own fields, into what is listed
     * @param order columns of the query by which it is sorted
     */
    public <T> Part<T> list(Select<?> query, Function<Record, T> read, Field<?>... order) {
        var part = new Part<>(query, parts.size(), List.of(order), read);
        parts.add(part);
        return part;
    }

    /** Reads all lists. */
    public void fetch(DSLContext sql) {
        Select<Record> all = one(0);
        for (int number = 1; number < parts.size(); number++) {
            all = all.unionAll(one(number));
        }
        var from = starts();
        for (var row :
                sql.select().from(all.asTable("together")).orderBy(order()).fetch()) {
            var number = row.get(PART);
            parts.get(number).add(sql, row, from[number]);
        }
    }

    /** Where the columns of each list begin. */
    private int[] starts() {
        var starts = new int[parts.size()];
        int next = 1;
        for (int number = 0; number < starts.length; number++) {
            starts[number] = next;
            next += parts.get(number).fields.length;
        }
        return starts;
    }

    private Select<Record> one(int number) {
        var columns = new ArrayList<SelectFieldOrAsterisk>();
        columns.add(inline(number).as(PART));
        for (int other = 0; other < parts.size(); other++) {
            var fields = parts.get(other).table.fields();
            for (int i = 0; i < fields.length; i++) {
                var column = other == number ? fields[i] : nothing(fields[i].getDataType());
                columns.add(column.as(column(other, i)));
            }
        }
        return select(columns).from(parts.get(number).table);
    }

    private List<SortField<?>> order() {
        var order = new ArrayList<SortField<?>>();
        order.add(PART.asc());
        for (int number = 0; number < parts.size(); number++) {
            var part = parts.get(number);
            for (var field : part.order) {
                order.add(DSL.field(name(column(number, part.place(field)))).asc());
            }
        }
        return order;
    }

    private static <T> Field<T> nothing(DataType<T> type) {
        return inline((T) null, type);
    }

    private static String column(int number, int place) {
        return "p" + number + "_" + place;
    }
}
