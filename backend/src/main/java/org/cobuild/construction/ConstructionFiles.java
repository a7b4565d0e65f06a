package org.cobuild.construction;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.cobuild.document.DocumentSubjects;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.TenantScope;
import org.cobuild.tenancy.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who reads a report or an acceptance reads its files. */
@Configuration(proxyBeanMethods = false)
class ConstructionFiles {

    @Bean
    DocumentSubjects reportFiles(ReportRepository reports) {
        return new Files(Papers.REPORT, reports::find);
    }

    @Bean
    DocumentSubjects acceptanceFiles(AcceptanceRepository acceptances) {
        return new Files(Papers.ACCEPTANCE, acceptances::find);
    }

    private record Files(String type, BiFunction<TenantScope, Collection<Long>, Map<Long, ?>> find)
            implements DocumentSubjects {

        @Override
        public Set<Long> readable(Viewer viewer, Collection<Long> subjectIds) {
            return viewer.actions().contains(Action.PROJECT_READ)
                    ? find.apply(viewer.scope(), subjectIds).keySet()
                    : Set.of();
        }
    }
}
