/** Search by name over places, streets and stops. */
@NullMarked
package de.angstraumkarte.domain.gazetteer;

import org.jspecify.annotations.NullMarked;
