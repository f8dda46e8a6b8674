/** What residents send: rules, intake, photos, follow codes. */
@NullMarked
package de.angstraumkarte.domain.report;

import org.jspecify.annotations.NullMarked;
