package org.cobuild.approval.flow;

import java.time.Instant;
import java.time.LocalDate;
import java.util.function.IntFunction;

/** When an act happens. @param due the day on which a term of so many working days ends that begins now */
public record Moment(Instant at, IntFunction<LocalDate> due) {}
