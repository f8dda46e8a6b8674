/** View records of the staff area. */
@NullMarked
package de.angstraumkarte.web.desk;

import org.jspecify.annotations.NullMarked;
