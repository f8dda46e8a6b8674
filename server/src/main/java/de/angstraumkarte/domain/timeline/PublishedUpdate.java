package de.angstraumkarte.domain.timeline;

import java.time.OffsetDateTime;

/**
 * A public entry of a timeline with what tells in which order entries were published.
 *
 * @param id grows with every entry
 * @param createdAt when it was written; only its day is public
 */
public record PublishedUpdate(long id, OffsetDateTime createdAt, StatusUpdate update) {}
