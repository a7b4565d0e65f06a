package org.cobuild.expert;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of the pool as it was when the draw began.
 *
 * @param expertTenantId whose pool: the case's tenant's or its city's
 * @param personSalt for who reads the pool alone: without it nobody can try names against the digest
 * @param place in the order of the draw, from 1; null for who was left out
 * @param leftOutFor the organisation or person because of whom
 */
record PanelCandidate(
        long id,
        long tenantId,
        long panelId,
        long expertTenantId,
        long expertId,
        String key,
        String name,
        String employer,
        String title,
        List<ExpertField> fields,
        String personSalt,
        String personSha256,
        @Nullable Integer place,
        @Nullable LeftOut leftOut,
        @Nullable String leftOutFor) {

    Draw.Line line() {
        return new Draw.Line(key, fields, personSha256, leftOut == null ? null : leftOut.name());
    }

    Draw.Entrant entrant() {
        return new Draw.Entrant(key, fields);
    }

    PanelCandidate at(int newPlace) {
        return new PanelCandidate(
                id,
                tenantId,
                panelId,
                expertTenantId,
                expertId,
                key,
                name,
                employer,
                title,
                fields,
                personSalt,
                personSha256,
                newPlace,
                leftOut,
                leftOutFor);
    }
}
