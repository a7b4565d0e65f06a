package org.cobuild.approval;

/** Something that is told, or brought before a superior, when its time has come; asked every few minutes, tenant by tenant. */
public interface Escalates {
    /**
     * Does in one transaction what is due in a tenant; nothing while it is suspended.
     *
     * @return how much was told, or brought before somebody
     */
    int run(long tenantId);
}
