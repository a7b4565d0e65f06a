package org.cobuild.catalogue;

/** In which form a resource is kept 信息资源格式. */
public enum ResourceFormat {
    DATABASE,
    FILE,
    SPREADSHEET,
    IMAGE,
    MEDIA,
    OTHER
}
