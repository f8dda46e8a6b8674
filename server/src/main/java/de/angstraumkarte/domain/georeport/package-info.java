/** Fear spaces as the service requests of Open311 GeoReport v2: which ones somebody asks for, and what became of them. */
@NullMarked
package de.angstraumkarte.domain.georeport;

import org.jspecify.annotations.NullMarked;
