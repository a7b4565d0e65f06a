package org.cobuild.document;

/** Rules of files that refuse. */
enum DocumentErrorCode {
    /** It stands in no state or form that allows the act. */
    INVALID,
    /** No file came, or an empty one. */
    REQUIRED,
    /** More than may be kept. */
    TOO_LARGE,
    /** Not a kind of file that is kept, or not what its name says. */
    TYPE,
    /** The virus scanner has found something in it. */
    VIRUS,
    /** The virus scanner gave no clear answer: nothing is kept unseen. */
    UNSCANNED
}
