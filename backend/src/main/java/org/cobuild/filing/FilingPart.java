package org.cobuild.filing;

/** What a filing may be asked for, in the order of the form. */
public enum FilingPart {
    APPROVER("content.approver"),
    TARGETS("content.targets"),
    INVESTMENT("content.investment"),
    OPERATION_MONEY("content.operationMoney"),
    FUNDING_CHANNEL("content.fundingChannel"),
    CATALOGUE("content.catalogueCount"),
    SHARING("content.sharedCount"),
    SYSTEMS("content.systems"),
    PROTECTION("content.protectionNumber"),
    CRYPTOGRAPHY_PLAN("papers.CRYPTOGRAPHY_PLAN"),
    CRYPTOGRAPHY_ASSESSMENT("papers.CRYPTOGRAPHY_ASSESSMENT"),
    EARLIER_EVALUATION("papers.EARLIER_EVALUATION");

    private final String path;

    FilingPart(String path) {
        this.path = path;
    }

    /** Where on the form it stands. */
    String path() {
        return path;
    }

    /** Key of its words. */
    String key() {
        return "filing.missing." + name();
    }
}
