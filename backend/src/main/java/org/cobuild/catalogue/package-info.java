/**
 * The catalogue of government information resources that projects provide, and how each is shared. It owns {@code
 * catalogue_entry}. It talks to tenancy and platform; the room of the project decides when a list may be changed.
 */
@NullMarked
package org.cobuild.catalogue;

import org.jspecify.annotations.NullMarked;
