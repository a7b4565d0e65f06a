package org.cobuild.project;

/**
 * Papers of an application, in the order of the form. Of which projects each is asked is data of the tenants ({@link
 * PaperTable}); what acceptances and filings ask for is in their rooms.
 */
enum ApplicationPaper {
    /** What is built and how 建设方案. */
    CONSTRUCTION_SCHEME,
    /** What is served, and how it is assessed 服务方案. */
    SERVICE_PLAN,
    /** Where the prices come from 概算编制依据: offers, earlier contracts, the price book. */
    PRICE_BASIS,
    /** 可行性研究报告. */
    FEASIBILITY_STUDY,
    /** Grading and scheme of the graded protection 等级保护定级与安全方案. */
    SECURITY_SCHEME,
    /** 密码应用方案. */
    CRYPTOGRAPHY_SCHEME,
    /** Post-evaluation of what is rebuilt or extended 原项目后评价报告. */
    POST_EVALUATION,
    /** The leader's order of a special track 领导批示: it may also be given by word. */
    LEADER_ORDER,
    OTHER
}
