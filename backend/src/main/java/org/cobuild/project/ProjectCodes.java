package org.cobuild.project;

import java.util.Map;
import java.util.stream.Collectors;
import org.cobuild.platform.Refusals;
import org.cobuild.tenancy.DictionaryRepository;
import org.cobuild.tenancy.TenantScope;
import org.springframework.stereotype.Component;

/** Checks codes against the tenant's dictionaries: what fields and cost groups there are is data of the city. */
@Component
class ProjectCodes {
    static final String FIELD = "field";
    static final String COST_GROUP = "cost_group";
    private final DictionaryRepository dictionaries;

    ProjectCodes(DictionaryRepository dictionaries) {
        this.dictionaries = dictionaries;
    }

    /** Notes every path whose code is not in the dictionary. */
    void check(Refusals refusals, TenantScope scope, String dictionary, Map<String, String> codesByPath) {
        var known = dictionaries.list(scope, dictionary).stream()
                .map(DictionaryRepository.DictionaryEntry::code)
                .collect(Collectors.toSet());
        codesByPath.forEach((path, code) ->
                refusals.unless(known.contains(code), ProjectErrorCode.INVALID, "project.code", path, code));
    }
}
