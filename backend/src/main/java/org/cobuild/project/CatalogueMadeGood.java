package org.cobuild.project;

import java.util.List;
import org.cobuild.catalogue.CatalogueEntry;

/**
 * An approved project of the special track has written its catalogue; published in the transaction of the act.
 *
 * @param entries all of the project; those that were there keep their ids and providers
 */
public record CatalogueMadeGood(List<CatalogueEntry> entries) {}
