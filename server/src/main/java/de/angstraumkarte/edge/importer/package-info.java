/** Files (GeoJSON, CSV) to places; the bundled base data. */
@NullMarked
package de.angstraumkarte.edge.importer;

import org.jspecify.annotations.NullMarked;
