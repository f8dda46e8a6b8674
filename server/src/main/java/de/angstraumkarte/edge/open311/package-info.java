/** Open311 GeoReport v2 (wiki.open311.org/GeoReport_v2): services, service requests and their updates, as JSON and XML. */
@NullMarked
package de.angstraumkarte.edge.open311;

import org.jspecify.annotations.NullMarked;
