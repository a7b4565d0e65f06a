package org.cobuild.project;

import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Viewer;

/**
 * A project was submitted; heard in the same transaction.
 *
 * @param viewer who submitted it
 * @param grant to write rows of the project's tenant
 * @param texts what it says, as submitted
 */
public record ProjectSubmitted(Viewer viewer, Grant grant, Project project, ProjectTexts texts) {}
