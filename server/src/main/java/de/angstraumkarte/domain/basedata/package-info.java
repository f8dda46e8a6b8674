/** The data that every new map begins with. */
@NullMarked
package de.angstraumkarte.domain.basedata;

import org.jspecify.annotations.NullMarked;
