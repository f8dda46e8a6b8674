package de.angstraumkarte.edge.feature;

import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.domain.history.HistoryService;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The day that somebody wants to see the map of: {@code ?stand=2026-05-01}. */
public final class PastDay {
    /** Name of the parameter. */
    public static final String NAME = HistoryService.PARAMETER;

    /** Of the fault: no day, or one before the first, or one that is still to come. */
    public static final String CODE = "past-day";

    /** Of a day as it is written. */
    public static final int LENGTH = 10;

    private PastDay() {}

    /** The day; null for the present, which today is too, and after a fault, which is collected in {@code params}. */
    public static @Nullable LocalDate of(Params params, HistoryService history) {
        if (!params.has(NAME)) {
            return null;
        }
        LocalDate first = history.firstDay();
        LocalDate today = history.today();
        @Nullable String text = params.text(NAME, LENGTH);
        if (text != null) {
            try {
                LocalDate day = LocalDate.parse(text);
                if (!day.isBefore(first) && !day.isAfter(today)) {
                    return day.equals(today) ? null : day;
                }
            } catch (DateTimeException e) {
                // one message for all: no date, before the first, still to come
            }
            params.error(NAME, CODE, first.toString(), today.toString());
        }
        return null;
    }
}
