/** Whole collections as files, and the catalogue that open-data portals read. */
@NullMarked
package de.angstraumkarte.edge.download;

import org.jspecify.annotations.NullMarked;
