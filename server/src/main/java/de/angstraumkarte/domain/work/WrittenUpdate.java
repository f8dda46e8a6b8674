package de.angstraumkarte.domain.work;

import de.angstraumkarte.domain.timeline.StatusUpdate;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a timeline, as staff see it.
 *
 * @param author name of who wrote it; null for what staff did not write
 */
public record WrittenUpdate(StatusUpdate update, @Nullable String author) {}
