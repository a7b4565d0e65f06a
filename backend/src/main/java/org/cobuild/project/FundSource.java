package org.cobuild.project;

/** Where the money of a project comes from. */
public enum FundSource {
    DEVELOPMENT,
    PROVINCIAL,
    COMPANY,
    COUNTY,
    REINVESTMENT
}
