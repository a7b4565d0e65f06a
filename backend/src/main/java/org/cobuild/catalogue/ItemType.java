package org.cobuild.catalogue;

/** Type of an information item 信息项数据类型, as the national guide to catalogues lists them. */
public enum ItemType {
    CHARACTER,
    NUMBER,
    MONEY,
    DATE,
    DATE_TIME,
    LOGICAL,
    MEMO,
    GENERAL,
    DOUBLE,
    INTEGER,
    FLOAT
}
