package org.cobuild.tenancy.excel;

/** What may be wrong with a cell. The texts stand under {@code import.<name>} in the messages. */
public enum Rule {
    REQUIRED,
    TOO_LONG,
    CHARACTERS,
    CODE_FORM,
    FORMULA,
    NUMBER_LOST,
    DATE,
    CELL_ERROR,
    TENANT_UNKNOWN,
    TENANT_NOT_YOURS,
    KIND_UNKNOWN,
    PARENT_UNKNOWN,
    PARENT_RETURNED,
    PARENT_CIRCLE,
    UNIT_TWICE,
    CODE_TWICE,
    CODE_TAKEN,
    CREDIT_FORM,
    CREDIT_CHECK,
    CREDIT_TWICE,
    UNIT_UNKNOWN,
    UNIT_RETURNED,
    PHONE_FORM,
    PHONE_TWICE,
    PHONE_TAKEN,
    LOGIN_TWICE,
    LOGIN_TAKEN,
    NAME_OTHER,
    ROLE_UNKNOWN,
    ROLE_PLACE,
    ADMINISTRATORS,
    ADMINISTRATORS_GIVEN,
    POST_ENDED;

    /** A warning is lifted by a person who has looked at the certificate; an error only by mending the cell. */
    boolean warning() {
        return this == CREDIT_CHECK;
    }
}
