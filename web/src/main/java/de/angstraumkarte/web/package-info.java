/** The face of the map: view records, messages and templates. Knows nothing of the server. */
@NullMarked
package de.angstraumkarte.web;

import org.jspecify.annotations.NullMarked;
