package org.cobuild.project;

import java.math.BigDecimal;
import java.util.Map;
import org.cobuild.tenancy.Viewer;

/**
 * A project was approved; published in the transaction of the last decision.
 *
 * @param project as approved, read whole
 * @param plannedBySource its money by source, adding up to the approved amount: what was cut lowers the development
 *     fund first, then the company's, the province's and the counties' money
 * @param by who decided last
 */
public record ProjectApproved(Project project, Map<FundSource, BigDecimal> plannedBySource, Viewer by) {}
