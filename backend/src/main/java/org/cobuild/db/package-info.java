/**
 * The tables as jOOQ knows them. Generated from the migrations and committed; a test regenerates and compares. It talks
 * to no room.
 */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
package org.cobuild.db;

import org.springframework.modulith.ApplicationModule;
