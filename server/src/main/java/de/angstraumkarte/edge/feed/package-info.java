/** Atom feeds and iCalendar files. */
@NullMarked
package de.angstraumkarte.edge.feed;

import org.jspecify.annotations.NullMarked;
