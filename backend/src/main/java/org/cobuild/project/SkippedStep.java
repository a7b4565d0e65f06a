package org.cobuild.project;

import java.util.EnumSet;
import java.util.Set;

/**
 * A step that a submission on the special track may leave out. Neither the participants' answers nor the consent to own
 * build are any of them: nobody's silence becomes consent because it is urgent.
 */
enum SkippedStep {
    /** Naming the key task that it serves 重点任务. */
    KEY_TASK,
    /** Waiting for a batch, or saying why it comes late 申报批次. There is nothing to make good of it. */
    BATCH,
    /** Answering what the lists hit 清单比对. */
    PRECHECK,
    /** Performance targets 绩效目标. */
    TARGETS,
    /** The framework plan of a co-built project 框架方案. */
    FRAMEWORK,
    /** The resource catalogue 资源目录. */
    CATALOGUE,
    /** What its category asks for 类别要件. */
    CATEGORY,
    /** The papers of its category and track 申报材料. */
    PAPERS;

    private static final Set<SkippedStep> WRITTEN = EnumSet.of(TARGETS, FRAMEWORK, CATALOGUE, CATEGORY, PAPERS);

    /** Whether it is made good by writing it into the approved project; the others are shown to whom ends the condition. */
    boolean written() {
        return WRITTEN.contains(this);
    }
}
