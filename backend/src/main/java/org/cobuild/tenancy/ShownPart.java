package org.cobuild.tenancy;

/** A part of a project that somebody was shown outside of GraphQL, for {@link Viewed}. */
public record ShownPart(long tenantId, Long ofProject, ProjectArea ofArea) implements Owned {}
