package org.cobuild.tenancy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/** The people whom the sign-in page offers by one click. There is such a bean in demo mode alone. */
public interface DemoPeople {
    /** A person of the demo as the sign-in page shows it. */
    record DemoPerson(
            String username, String name, String tenant, String level, String unit, String title, List<String> roles) {}

    List<DemoPerson> list();

    /** The signed-in form of that person, null when it is none of the demo's. */
    @Nullable
    Authentication find(String username);
}
