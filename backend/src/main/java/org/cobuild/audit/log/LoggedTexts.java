package org.cobuild.audit.log;

import java.util.Collection;
import java.util.Map;
import org.cobuild.tenancy.Grant;

/** The texts of a room that were decided on, for who reads all of a tenant's log. */
public interface LoggedTexts {

    /** Texts by their SHA-256; one that the room doesn't have is absent. */
    Map<String, String> find(Grant owner, Collection<String> sha256);
}
