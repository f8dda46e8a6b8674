/** What the pages of the staff area show. */
@NullMarked
package de.angstraumkarte.web.desk;

import org.jspecify.annotations.NullMarked;
