package org.cobuild.project;

/** How a list of projects is sorted. */
enum ProjectOrder {
    UPDATED_DESC,
    CREATED_DESC
}
