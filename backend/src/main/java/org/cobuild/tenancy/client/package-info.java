/**
 * A tenant's machine clients: who may come in by which secret, with which scopes, from where and until when. It owns
 * the rows of api_client. It talks to platform and the rest of tenancy alone.
 */
@NullMarked
@NamedInterface("client")
package org.cobuild.tenancy.client;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
