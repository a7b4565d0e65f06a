package org.cobuild.platform;

import java.util.List;

/**
 * Many changes of one act, published at once where one event for each would cost a statement for each: an import, a
 * folder. Whoever hears {@link Change} hears these too.
 */
public record Changes(List<Change> all) {}
