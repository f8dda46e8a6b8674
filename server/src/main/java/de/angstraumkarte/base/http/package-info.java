/** Javalin set up once: errors, headers, parameters, prebuilt answers. */
@NullMarked
package de.angstraumkarte.base.http;

import org.jspecify.annotations.NullMarked;
