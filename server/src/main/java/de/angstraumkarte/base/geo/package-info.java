/** Coordinates, boxes and the two coordinate reference systems in use. */
@NullMarked
package de.angstraumkarte.base.geo;

import org.jspecify.annotations.NullMarked;
