/** Public HTML pages. */
@NullMarked
package de.angstraumkarte.edge.site;

import org.jspecify.annotations.NullMarked;
