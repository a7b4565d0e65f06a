/**
 * The filing register 备案库: what is built and what is operated, registered in full scope by the unit that does it. It owns
 * the tables {@code filing…}. It fills a draft in from project, takes its numbers from approval, keeps papers in document,
 * and is called by nobody.
 */
@NullMarked
package org.cobuild.filing;

import org.jspecify.annotations.NullMarked;
