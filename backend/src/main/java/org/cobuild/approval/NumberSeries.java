package org.cobuild.approval;

/**
 * A series of numbers that is no case's, taken from {@link ReplyNumbers}. The room that takes them has a bean of it, so
 * that a tenant's folder may say how many of it were issued on paper.
 *
 * @param name its code in the dictionary {@code reply_series}
 */
public record NumberSeries(String name) {}
