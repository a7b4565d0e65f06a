/**
 * Which resources approved projects bring, for all of the city tree to find, and requests of one unit for a conditional
 * resource of another, answered within so many working days. It owns {@code published_resource} and {@code
 * sharing_request}. It talks to project, whose approval publishes; to catalogue, for what is published; and to approval,
 * for the superior before whom silence is brought.
 */
@NullMarked
package org.cobuild.sharing;

import org.jspecify.annotations.NullMarked;
