package org.cobuild.oracle;

/** Whether somebody sees a row, or may do something with it, in the world as it stands. */
@FunctionalInterface
interface Sees {
    boolean test(Who who, Row row, Census all);

    default Sees and(Sees other) {
        return (who, row, all) -> test(who, row, all) && other.test(who, row, all);
    }

    default Sees or(Sees other) {
        return (who, row, all) -> test(who, row, all) || other.test(who, row, all);
    }
}
