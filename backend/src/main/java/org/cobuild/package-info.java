/**
 * Starts the portal: the data folder, the embedded database server and the application. It owns what has to be true
 * before Spring begins (a free port, a folder of one's own, a database that answers). It talks to no room.
 */
@NullMarked
package org.cobuild;

import org.jspecify.annotations.NullMarked;
