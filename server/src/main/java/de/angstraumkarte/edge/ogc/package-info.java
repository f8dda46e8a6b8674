/** OGC API – Features: the open collections for GIS desks and programs. */
@NullMarked
package de.angstraumkarte.edge.ogc;

import org.jspecify.annotations.NullMarked;
