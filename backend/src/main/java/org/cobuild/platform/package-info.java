/**
 * What every room is built with: ids, money, paging, refusals, the clock, and how GraphQL requests are limited and
 * answered. It owns the idempotency keys and no data of the field. It talks to no other room.
 */
@NullMarked
@ApplicationModule(type = ApplicationModule.Type.OPEN)
package org.cobuild.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
