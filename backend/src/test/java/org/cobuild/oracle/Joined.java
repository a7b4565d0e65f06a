package org.cobuild.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jooq.Table;

/** What has joined the oracle: types of nodes, fields of Query, mutations. {@link Rooms} declares them. */
final class Joined {
    final Map<String, TypeRule> types = new LinkedHashMap<>();
    final Map<String, ListRule> lists = new LinkedHashMap<>();
    final Map<String, ActRule> acts = new LinkedHashMap<>();
    /** Fields of Query that show one object of a type by its id. */
    final Map<String, String> singles = new LinkedHashMap<>();
    /** Fields of Query about which there is nothing to ask, each with the reason, or the place where it is asked. */
    final Map<String, String> elsewhere = new LinkedHashMap<>();

    private final Map<String, Table<?>> tables = new LinkedHashMap<>();

    TypeRule type(String name, Table<?> table) {
        tables.put(name, table);
        var rule = new TypeRule(name);
        types.put(name, rule);
        return rule;
    }

    /** Rows that are no nodes, but that the model must know of. */
    void rows(String name, Table<?> table) {
        tables.put(name, table);
    }

    ListRule list(String field, String type) {
        var rule = new ListRule(field, type);
        lists.put(field, rule);
        return rule;
    }

    /** The same list, narrowed. */
    ListRule list(String field, String arguments, String type) {
        var rule = new ListRule(field, type);
        rule.arguments = (who, all) -> arguments;
        lists.put(field + "(" + arguments + ")", rule);
        return rule;
    }

    void single(String field, String type) {
        singles.put(field, type);
    }

    void elsewhere(String field, String why) {
        elsewhere.put(field, why);
    }

    ActRule mutation(String name) {
        var rule = new ActRule(name);
        acts.put(name, rule);
        return rule;
    }

    Map<String, Table<?>> tables() {
        return tables;
    }

    TypeRule type(String name) {
        var rule = types.get(name);
        if (rule == null) {
            throw new IllegalArgumentException("the type " + name + " has not joined the oracle");
        }
        return rule;
    }

    /** A relation to many: the rows of a type whose column names this one, as far as the rule shows them. */
    record Relation(String path, String type, String column, String shows, String mark, Sees sees) {}

    /** A relation to one: null exactly when the column is, or when its row is out of sight. */
    record Reference(String field, String column, String type) {}

    /** What a field says to somebody. */
    @FunctionalInterface
    interface Tells {
        String word(Who who, Row row, Census all);
    }

    /** A type of nodes: who sees a row of it, and which of its fields. */
    static final class TypeRule {
        final String name;
        String right = "PROJECT_READ";
        Sees reach = (who, row, all) -> false;
        final Map<String, Sees> hidden = new LinkedHashMap<>();
        final Map<String, Sees> reserved = new LinkedHashMap<>();
        final Map<String, Sees> flags = new LinkedHashMap<>();
        final Map<String, Tells> words = new LinkedHashMap<>();
        final List<Relation> relations = new ArrayList<>();
        final List<Reference> references = new ArrayList<>();

        TypeRule(String name) {
            this.name = name;
        }

        /** The right without which nobody reads it; null: none. PROJECT_READ unless said otherwise. */
        TypeRule read(String needed) {
            right = needed;
            return this;
        }

        /** Who reaches a row of it, as far as scope goes. */
        TypeRule seenWith(Sees rule) {
            reach = rule;
            return this;
        }

        /** The field is null exactly when the rule does not hold. */
        TypeRule hides(String field, Sees unless) {
            hidden.put(field, unless);
            return this;
        }

        /** The field is null or empty when the rule does not hold; when it does, anything is right. */
        TypeRule onlyFor(String field, Sees whom) {
            reserved.put(field, whom);
            return this;
        }

        /** The field says whether the rule holds. */
        TypeRule says(String field, Sees when) {
            flags.put(field, when);
            return this;
        }

        /** The field says that; of a list its entries, a space between them. */
        TypeRule tells(String field, Tells what) {
            words.put(field, what);
            return this;
        }

        TypeRule refers(String field, String column, String type) {
            references.add(new Reference(field, column, type));
            return this;
        }

        /** @param path of the field, e.g. {@code operation.entries} */
        TypeRule holds(String path, String type, String column) {
            relations.add(new Relation(path, type, column, "id", null, null));
            return this;
        }

        /** As above for rows that another rule shows, and that are told apart by a field instead of an id. */
        TypeRule holds(String path, String type, String column, String shows, String mark, Sees sees) {
            relations.add(new Relation(path, type, column, shows, mark, sees));
            return this;
        }

        boolean seen(Who who, Row row, Census all) {
            return (right == null || who.may(right)) && reach.test(who, row, all);
        }
    }

    /** A list of Query: who may ask for it, and which rows of the type it holds. */
    static final class ListRule {
        final String field;
        final String type;
        BiFunction<Who, Census, String> arguments = (who, all) -> "";
        Predicate<Who> may = who -> true;
        Sees holds;
        boolean paged = true;
        boolean othersToo;
        String shows = "id";
        String mark;
        int most = Integer.MAX_VALUE;

        ListRule(String field, String type) {
            this.field = field;
            this.type = type;
        }

        /** Without the right the list is FORBIDDEN. */
        ListRule needs(String right) {
            may = who -> who.may(right);
            return this;
        }

        ListRule holding(Sees rule) {
            holds = rule;
            return this;
        }

        /** A plain list, not a connection. */
        ListRule plain() {
            paged = false;
            return this;
        }

        /** Rows are told apart by a field instead of an id, and there may be so many at most. */
        ListRule marked(String field, String column, int atMost) {
            shows = field;
            mark = column;
            most = atMost;
            return this;
        }
    }

    /** A mutation: on which objects, who may, and an input that asks and then fails late, so that nothing changes. */
    static final class ActRule {
        final String name;
        String type;
        Sees askable = (who, row, all) -> true;
        Sees needs = (who, row, all) -> true;
        BiFunction<String, Row, Map<String, Object>> input = (id, row) -> Map.of();

        ActRule(String name) {
            this.name = name;
        }

        /** The type of the object that the act is about; without one it is the caller's own tenant. */
        ActRule on(String typeName) {
            type = typeName;
            return this;
        }

        /** Only on rows that the act would not change. */
        ActRule where(Sees rule) {
            askable = rule;
            return this;
        }

        ActRule needs(Sees rule) {
            needs = rule;
            return this;
        }

        /** @param made from the opaque id of the object */
        ActRule with(BiFunction<String, Row, Map<String, Object>> made) {
            input = made;
            return this;
        }
    }
}
