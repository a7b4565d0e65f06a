/**
 * Forms on paper: what is printed as the offices' own forms are, as PDF on A4 with the fonts in it. Rooms say what
 * stands in a form; nothing here knows what it means.
 */
@NullMarked
@NamedInterface("form")
package org.cobuild.document.form;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
