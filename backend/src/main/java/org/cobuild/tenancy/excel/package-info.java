/**
 * Units and people from a workbook: the template, reading, checking, and giving the same file back with what is wrong
 * beside each cell. Owns the imports with what was found, mended and confirmed. Talks to the root of tenancy and to
 * onboarding, which writes the good rows exactly as it writes those of a folder.
 */
@NullMarked
package org.cobuild.tenancy.excel;

import org.jspecify.annotations.NullMarked;
