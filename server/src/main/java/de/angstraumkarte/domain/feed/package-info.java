/** What feeds and calendars tell: public entries in the order they were published, and public measures. */
@NullMarked
package de.angstraumkarte.domain.feed;

import org.jspecify.annotations.NullMarked;
