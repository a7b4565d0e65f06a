/** What others decide, told while one looks on: subscriptions to a case and to the own to-do list, scoped like reads. */
@NullMarked
package org.cobuild.approval.live;

import org.jspecify.annotations.NullMarked;
