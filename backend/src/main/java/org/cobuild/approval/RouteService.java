package org.cobuild.approval;

import org.cobuild.tenancy.Grant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps a tenant's routes. */
@Service
public class RouteService {

    /** Takes over a route of the tenant's data: unchanged it stays, changed it becomes the next version. */
    @Transactional
    public void apply(Grant grant, RouteData data) {
        throw new UnsupportedOperationException();
    }
}
