/** Places as GeoTools features, and features as RFC 7946 bytes. */
@NullMarked
package de.angstraumkarte.edge.feature;

import org.jspecify.annotations.NullMarked;
