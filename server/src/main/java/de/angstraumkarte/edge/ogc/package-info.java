/** {@code /ogc}: OGC API – Features 1.0.1, Part 1 (17-069r4) and Part 2 (18-058r1), over the open collections. */
@NullMarked
package de.angstraumkarte.edge.ogc;

import org.jspecify.annotations.NullMarked;
