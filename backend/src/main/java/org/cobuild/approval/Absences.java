package org.cobuild.approval;

import java.util.Comparator;
import java.util.List;
import org.cobuild.platform.Forbidden;
import org.cobuild.tenancy.Rights;
import org.cobuild.tenancy.Viewer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells the room of a subject in whose name the caller may start such a matter. What counts is what the absent person may
 * in that post, not what the caller may; whether it may do so for the subject's unit is asked of tenancy.
 */
@Service
public class Absences {
    private final ProxyRepository proxies;
    private final SubjectRooms rooms;

    Absences(ProxyRepository proxies, SubjectRooms rooms) {
        this.proxies = proxies;
        this.rooms = rooms;
    }

    /** Those in whose name the caller may start such matters now; each once. */
    @Transactional(readOnly = true)
    public List<Absent> starting(Viewer viewer, CaseSubject subject) {
        var right = rooms.of(subject).starting();
        return proxies.starting(viewer).all().stream()
                .filter(mandate -> mandate.coversStarting(subject))
                .map(Mandate::absent)
                .filter(absent ->
                        absent.roles().stream().anyMatch(role -> Rights.of(role).contains(right)))
                .distinct()
                .sorted(Comparator.comparing(Absent::postId))
                .toList();
    }

    /**
     * The holder of that post, when the caller may start such a matter in its name.
     *
     * @throws Forbidden when there is no such proxy, it is not in force, is given for other matters or for some steps only,
     *     or the post has no such right; an id of another tenant answers as any other
     */
    @Transactional(readOnly = true)
    public Absent get(Viewer viewer, CaseSubject subject, long postId) {
        return starting(viewer, subject).stream()
                .filter(absent -> absent.postId() == postId)
                .findFirst()
                .orElseThrow(() -> new Forbidden("forbidden.proxy"));
    }
}
