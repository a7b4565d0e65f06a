package org.cobuild.approval;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.cobuild.tenancy.TenantScope;
import org.springframework.stereotype.Repository;

/** Reads cases. Who sees a project whole sees its cases. */
@Repository
public class CaseRepository {

    /** Cases about projects, newest first, by project id; projects without any are absent. */
    public Map<Long, List<ApprovalCase>> ofProjects(TenantScope scope, Collection<Long> projectIds) {
        throw new UnsupportedOperationException();
    }
}
