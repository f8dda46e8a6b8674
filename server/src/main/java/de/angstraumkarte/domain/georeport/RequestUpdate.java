package de.angstraumkarte.domain.georeport;

import de.angstraumkarte.domain.timeline.PublishedUpdate;
import java.time.LocalDate;

/**
 * A public entry of a fear space's timeline as an update of its service request.
 *
 * @param day it was published
 * @param open whether the request was open after it
 */
public record RequestUpdate(PublishedUpdate published, LocalDate day, boolean open) {}
