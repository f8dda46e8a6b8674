/** Timelines: dated, append-only news on each place. */
@NullMarked
package de.angstraumkarte.domain.timeline;

import org.jspecify.annotations.NullMarked;
