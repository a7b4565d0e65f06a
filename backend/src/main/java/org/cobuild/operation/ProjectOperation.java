package org.cobuild.operation;

import org.cobuild.project.Project;
import org.cobuild.project.ProjectStage;
import org.cobuild.tenancy.ProjectArea;
import org.jspecify.annotations.Nullable;

/** A project's operation as the API shows it; its parts are read when they are asked for. */
record ProjectOperation(long projectId) {

    /** Null before acceptance, and for those who do not see that area. */
    static @Nullable ProjectOperation of(Project project) {
        return inSight(project) ? new ProjectOperation(project.id()) : null;
    }

    static boolean inSight(Project project) {
        return project.stage() == ProjectStage.OPERATION && project.sight().sees(ProjectArea.OPERATION);
    }
}
