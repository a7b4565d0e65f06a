/**
 * Files: staging an upload, telling what it really is, keeping it by its digest, and serving it by short-lived links. It
 * owns {@code document} and the folder {@code files} of the data. It talks to tenancy and platform; which file is whose
 * evidence is said by the room of the subject, under whose scope alone the file can be read.
 */
@NullMarked
package org.cobuild.document;

import org.jspecify.annotations.NullMarked;
