/** Places: one location on one layer, with status and public text. */
@NullMarked
package de.angstraumkarte.domain.place;

import org.jspecify.annotations.NullMarked;
