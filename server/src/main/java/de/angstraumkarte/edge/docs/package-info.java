/** The interfaces described: one OpenAPI document of all of them, and the page that is made from it. */
@NullMarked
package de.angstraumkarte.edge.docs;

import org.jspecify.annotations.NullMarked;
