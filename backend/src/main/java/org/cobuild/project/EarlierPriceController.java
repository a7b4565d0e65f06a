package org.cobuild.project;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.cobuild.platform.Batch;
import org.cobuild.tenancy.Viewer;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Unit prices beside those that were approved before: one statement for all lines. */
@Controller
class EarlierPriceController {
    private final EarlierPriceRepository prices;

    EarlierPriceController(EarlierPriceRepository prices) {
        this.prices = prices;
    }

    @BatchMapping(typeName = "EstimateLine")
    Map<EstimateLine, EarlierPrices> earlierPrices(List<EstimateLine> lines, @ContextValue Viewer viewer) {
        var found =
                prices.of(viewer.scope(), lines.stream().map(EstimateLine::id).toList());
        return Batch.each(lines, line -> {
            var same = found.get(line.id());
            return same == null ? null : EarlierPrices.of(line.unitPrice(), same);
        });
    }

    @SchemaMapping(typeName = "EarlierPrice")
    CompletableFuture<@Nullable Project> project(EarlierPrices.One price, DataLoader<Long, Project> byId) {
        return byId.load(price.projectId());
    }
}
