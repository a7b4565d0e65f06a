package org.cobuild.approval;

/** Something that is brought before a superior when it has waited too long; asked every few minutes, tenant by tenant. */
public interface Escalates {
    /**
     * Does in one transaction what is due in a tenant; nothing while it is suspended.
     *
     * @return how much was brought before somebody
     */
    int run(long tenantId);
}
