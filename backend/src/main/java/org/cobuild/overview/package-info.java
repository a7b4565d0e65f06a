/**
 * The read model behind the cockpit: money, stages, tenants, fields, servers and reinvestment of what the caller has
 * under way, summed up by the database. It owns no table. It reads the tables of every room below and is called by none.
 */
@NullMarked
package org.cobuild.overview;

import org.jspecify.annotations.NullMarked;
