package org.cobuild.project;

import static org.cobuild.project.ProjectCategory.EXTENSION;
import static org.cobuild.project.ProjectCategory.NEW;
import static org.cobuild.project.ProjectCategory.OM;
import static org.cobuild.project.ProjectCategory.REBUILD;
import static org.cobuild.project.ProjectCategory.SERVICE;
import static org.cobuild.project.ProjectCategory.UPGRADE;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Papers of an application, and of which categories they are asked. What acceptances and filings ask for is in their
 * rooms.
 */
enum ApplicationPaper {
    /** What is built and how 建设方案. */
    CONSTRUCTION_SCHEME(EnumSet.of(NEW, REBUILD, EXTENSION, UPGRADE)),
    /** What is served, and how it is assessed 服务方案. */
    SERVICE_PLAN(EnumSet.of(OM, SERVICE)),
    /** Where the prices come from 概算编制依据: offers, earlier contracts, the price book. */
    PRICE_BASIS(EnumSet.allOf(ProjectCategory.class)),
    /** 可行性研究报告, on the full track alone. */
    FEASIBILITY_STUDY(EnumSet.of(NEW, REBUILD, EXTENSION)),
    /** Grading and scheme of the graded protection 等级保护定级与安全方案; not for what is only filed. */
    SECURITY_SCHEME(EnumSet.of(NEW, REBUILD, EXTENSION)),
    /** 密码应用方案; not for what is only filed. */
    CRYPTOGRAPHY_SCHEME(EnumSet.of(NEW, REBUILD, EXTENSION)),
    /** Post-evaluation of what is rebuilt or extended 原项目后评价报告. */
    POST_EVALUATION(EnumSet.of(REBUILD, EXTENSION)),
    /** The leader's order of a special track 领导批示: asked of none, since an order may be given by word. */
    LEADER_ORDER(EnumSet.noneOf(ProjectCategory.class)),
    OTHER(EnumSet.noneOf(ProjectCategory.class));

    private final Set<ProjectCategory> categories;

    ApplicationPaper(Set<ProjectCategory> categories) {
        this.categories = categories;
    }

    /**
     * The papers that a project hands in with its application, in the order of the form.
     *
     * @param track null where no limits are set: then the papers of the light one
     */
    static List<ApplicationPaper> asked(ProjectCategory category, @Nullable ProjectTrack track) {
        return Arrays.stream(values())
                .filter(paper -> paper.categories.contains(category) && paper.askedOn(track))
                .toList();
    }

    private boolean askedOn(@Nullable ProjectTrack track) {
        return switch (this) {
            case FEASIBILITY_STUDY -> track == ProjectTrack.FULL;
            case SECURITY_SCHEME, CRYPTOGRAPHY_SCHEME -> track != ProjectTrack.FILE_ONLY;
            default -> true;
        };
    }
}
