/** GeoJSON layers, places and search as JSON. */
@NullMarked
package de.angstraumkarte.edge.api;

import org.jspecify.annotations.NullMarked;
