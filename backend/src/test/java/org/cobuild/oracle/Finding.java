package org.cobuild.oracle;

/**
 * The portal and the model differ.
 *
 * @param asker who asked, and can ask again in a smaller world
 * @param who id of the post or client
 * @param subject id of the row that it is about; 0 when it is about none
 * @param what the type, field, list or mutation
 */
record Finding(Asker asker, long who, long subject, String what, String expected, String got) {

    /** A leak shows or does what the model forbids; everything else that differs is a loss. */
    boolean leak() {
        return expected.startsWith("hidden")
                || expected.startsWith("FORBIDDEN")
                || expected.startsWith("NOT_FOUND")
                || expected.equals("false");
    }

    @Override
    public String toString() {
        return (leak() ? "LEAK " : "LOSS ") + what + ": expected " + expected + ", got " + got;
    }
}
