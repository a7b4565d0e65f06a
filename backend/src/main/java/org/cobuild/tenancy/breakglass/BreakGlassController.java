package org.cobuild.tenancy.breakglass;

import java.util.List;
import org.cobuild.platform.Connection;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.NodeLoader;
import org.cobuild.platform.Page;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.UserError;
import org.cobuild.tenancy.Viewer;
import org.cobuild.tenancy.ViewerNodes;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Operators who look into a tenant in an emergency. */
@Controller
class BreakGlassController {
    private final BreakGlassService glasses;
    private final PortalClock clock;

    BreakGlassController(BreakGlassService glasses, PortalClock clock) {
        this.glasses = glasses;
        this.clock = clock;
    }

    @QueryMapping
    Connection<BreakGlass> breakGlasses(
            @Argument int first, @Argument @Nullable String after, @ContextValue Viewer viewer) {
        var page = Page.of(first, after);
        return Connection.of(glasses.list(viewer, page), page, glass -> Page.key(glass.id()));
    }

    @SchemaMapping(typeName = "Viewer")
    List<BreakGlass> breakGlasses(Viewer viewer) {
        return glasses.listOpen(viewer);
    }

    @SchemaMapping
    boolean open(BreakGlass glass) {
        return glass.openAt(clock.now());
    }

    record OpenInput(
            GlobalId tenantId,
            String reason,
            int hours,
            @Nullable String clientMutationId) {}

    record EndInput(GlobalId breakGlassId, @Nullable String clientMutationId) {}

    /** @param postId in which the operator acts to look */
    record OpenPayload(
            @Nullable BreakGlass breakGlass, @Nullable GlobalId postId, List<UserError> errors) {}

    record EndPayload(@Nullable BreakGlass breakGlass, List<UserError> errors) {}

    @MutationMapping
    OpenPayload breakGlassOpen(@Argument OpenInput input, @ContextValue Viewer viewer) {
        var glass = glasses.open(viewer, input.tenantId().of("Tenant"), input.reason(), input.hours());
        return new OpenPayload(glass, new GlobalId("Post", glass.id()), List.of());
    }

    @MutationMapping
    EndPayload breakGlassEnd(@Argument EndInput input, @ContextValue Viewer viewer) {
        return new EndPayload(glasses.end(viewer, input.breakGlassId().of("BreakGlass")), List.of());
    }

    @Bean
    static NodeLoader breakGlassNodes(BreakGlassService glasses) {
        return new ViewerNodes("BreakGlass", glasses::find);
    }
}
