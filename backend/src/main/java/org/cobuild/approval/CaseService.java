package org.cobuild.approval;

import java.math.BigDecimal;
import java.util.Optional;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Viewer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the rooms of the subjects do with a case. They hold the lock on their subject when they call. */
@Service
public class CaseService {

    /** Starts a case on the newest version of the tenant's route. @return its id */
    @Transactional
    public long open(Viewer viewer, Grant grant, CaseStart start) {
        throw new UnsupportedOperationException();
    }

    /** Goes on with a returned case, straight at the step that returned it. */
    @Transactional
    public void resubmit(Viewer viewer, Grant grant, long caseId, BigDecimal amount) {
        throw new UnsupportedOperationException();
    }

    /** Takes a case back while nobody has acted since the last submission; otherwise refused with ACTED. */
    @Transactional
    public void withdraw(Viewer viewer, Grant grant, long caseId, String reason) {
        throw new UnsupportedOperationException();
    }

    /** The amount after a cut; steps that are reached later are needed or not by this one. */
    @Transactional
    public void setAmount(Grant grant, long caseId, BigDecimal amount) {
        throw new UnsupportedOperationException();
    }

    /** Whether the caller holds an open task of a step that may cut estimate lines of the project. */
    @Transactional(readOnly = true)
    public boolean mayCut(Viewer viewer, long projectId) {
        throw new UnsupportedOperationException();
    }

    /** The newest case about a subject. */
    @Transactional(readOnly = true)
    public Optional<ApprovalCase> latest(Grant grant, CaseSubject subject, long subjectId) {
        throw new UnsupportedOperationException();
    }
}
