/** What can be said about all places together: one immutable set of figures, computed by a few reads of the whole store. */
@NullMarked
package de.angstraumkarte.domain.statistics;

import org.jspecify.annotations.NullMarked;
