/**
 * Everything that a tenant owns, written as files that are read without Cobuild: to hand over to an archive, before it is
 * closed, or to another system. It owns no table; other rooms add what isn't in a table as {@link
 * org.cobuild.tenancy.archive.ArchivePart}. It talks to tenancy and platform.
 */
@NullMarked
@NamedInterface("archive")
package org.cobuild.tenancy.archive;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
