package de.angstraumkarte.domain.deadline;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A fear space of which staff are to say whether it improved.
 *
 * @param unit id of the office in charge; null if none is
 * @param lastDone day on which its last measure was done
 * @param due day from which ratings count as "after", and staff can judge
 */
public record DueEffect(String placeId, String title, @Nullable String unit, LocalDate lastDone, LocalDate due) {}
