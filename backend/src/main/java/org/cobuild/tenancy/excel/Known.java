package org.cobuild.tenancy.excel;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.Tenant;
import org.cobuild.tenancy.UnitKind;
import org.jspecify.annotations.Nullable;

/** What the system knows already and rows are compared with: the tenants of the import and what they hold. */
interface Known {
    /** The tenants that rows may name, the one that the import was started for first. */
    List<Tenant> tenants();

    /** Whether whoever imports may change that tenant. */
    boolean writable(Tenant tenant);

    /** Whether whoever imports may give an administrator's role in that tenant. */
    boolean givesAdministrators(Tenant tenant);

    List<KnownUnit> units();

    /** The persons with one of these phones or login names, each once, whatever their tenant. */
    List<KnownPerson> people(Collection<String> phones, Collection<String> usernames);

    /** Login names in use that begin with one of these. */
    Set<String> usernamesLike(Collection<String> beginnings);

    /** Who is which administrator, by tenant id and login name. */
    Map<Long, Map<String, Set<Role>>> administrators();

    record KnownUnit(
            long tenantId,
            String code,
            String name,
            String nameEn,
            UnitKind kind,
            @Nullable String parentCode,
            @Nullable String creditCode) {}

    /**
     * A person, whatever the tenant.
     *
     * @param where a unit of the import's tenants in which it holds a post; null when it is known elsewhere alone
     * @param elsewhere whether it holds a post outside the tenants of the import
     * @param posts what it holds in the import's tenants
     */
    record KnownPerson(
            String username,
            String name,
            @Nullable String nameEn,
            @Nullable String phone,
            @Nullable String where,
            boolean elsewhere,
            List<KnownPost> posts) {}

    /** @param endedByAct a workbook does not bring it back */
    record KnownPost(
            long tenantId,
            String unitCode,
            String code,
            String title,
            String titleEn,
            boolean enabled,
            boolean endedByAct,
            Set<Role> roles) {}
}
