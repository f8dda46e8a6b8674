/** The state of the map at past days: what was known and public then, worked out from timelines and from facts kept when they changed. */
@NullMarked
package de.angstraumkarte.domain.history;

import org.jspecify.annotations.NullMarked;
