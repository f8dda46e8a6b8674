/** The staff area: HTML pages behind a login. */
@NullMarked
package de.angstraumkarte.edge.desk;

import org.jspecify.annotations.NullMarked;
