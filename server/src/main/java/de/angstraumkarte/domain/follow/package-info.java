/** News by mail for whoever follows a place or a district: asking, confirming, telling, ending, erasing. */
@NullMarked
package de.angstraumkarte.domain.follow;

import org.jspecify.annotations.NullMarked;
