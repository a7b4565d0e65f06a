package org.cobuild.project;

import java.util.List;
import org.cobuild.platform.UserError;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Which papers applications have, for everybody of the tenant to read, and the acts of who keeps the policy. */
@Controller
class PaperRuleController {
    private final PaperRuleService service;

    PaperRuleController(PaperRuleService service) {
        this.service = service;
    }

    @QueryMapping
    PaperRuleService.Stand paperRules(@ContextValue Viewer viewer) {
        return service.read(viewer);
    }

    /** The table as it now is. */
    record PaperRulesPayload(PaperRuleService.@Nullable Stand paperRules, List<UserError> errors) {}

    @MutationMapping
    PaperRulesPayload paperRulesSet(@Argument PaperRuleService.Setting input, @ContextValue Viewer viewer) {
        return new PaperRulesPayload(service.set(viewer, input), List.of());
    }

    @MutationMapping
    PaperRulesPayload paperRulesWithdraw(@Argument PaperRuleService.Withdrawal input, @ContextValue Viewer viewer) {
        return new PaperRulesPayload(service.withdraw(viewer, input), List.of());
    }

    @SchemaMapping(typeName = "PlannedPaperRule")
    boolean own(PaperRule rule, @ContextValue Viewer viewer) {
        return rule.tenantId() == viewer.tenantId();
    }
}
