package de.angstraumkarte.web;

import java.time.LocalDate;
import java.util.List;

/**
 * The fear spaces at the end of each month since the first one.
 *
 * @param months the last one is today
 */
public record TimelapseView(List<Month> months) {
    public TimelapseView {
        months = List.copyOf(months);
    }

    /**
     * @param day the last of the month
     * @param open number of fear spaces for which something was still to come
     * @param closed number of the others
     */
    public record Month(LocalDate day, int open, int closed) {}
}
