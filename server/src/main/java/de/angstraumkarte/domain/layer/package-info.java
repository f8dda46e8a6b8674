/** The catalogues: layers, their statuses and transitions, causes, times of day. The only copy. */
@NullMarked
package de.angstraumkarte.domain.layer;

import org.jspecify.annotations.NullMarked;
