package org.cobuild.approval;

/**
 * What may not happen before a condition of an approval is met. Payments to suppliers are none of them: a condition of
 * the authority does not excuse a late payment to a small enterprise, it holds the money of the unit that asked.
 */
public enum ConditionGate {
    /** Nothing; it is followed up. */
    NONE,
    /** The n-th allocation 拨付 and all that follow. */
    ALLOCATION,
    /** Recording a signed contract 签约. */
    CONTRACT,
    /** Applying for completion acceptance 申请竣工验收. */
    ACCEPTANCE
}
