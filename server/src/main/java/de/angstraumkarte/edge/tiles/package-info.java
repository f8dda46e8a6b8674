/** Hands background tiles to browsers. */
@NullMarked
package de.angstraumkarte.edge.tiles;

import org.jspecify.annotations.NullMarked;
