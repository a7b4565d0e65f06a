package org.cobuild.catalogue;

import java.util.List;
import org.cobuild.tenancy.Unit;
import org.cobuild.tenancy.UnitRepository;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.stereotype.Controller;

/** The relations of a catalogue entry. */
@Controller
class CatalogueController {
    private final UnitRepository units;

    CatalogueController(UnitRepository units) {
        this.units = units;
    }

    @BatchMapping(typeName = "CatalogueEntry")
    List<Unit> provider(List<CatalogueEntry> entries) {
        var named = units.named(
                entries.stream().map(CatalogueEntry::providerUnitId).distinct().toList());
        return entries.stream()
                .map(entry -> java.util.Objects.requireNonNull(named.get(entry.providerUnitId())))
                .toList();
    }
}
