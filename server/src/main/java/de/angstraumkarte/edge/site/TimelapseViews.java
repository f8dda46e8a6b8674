package de.angstraumkarte.edge.site;

import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.layer.Status;
import de.angstraumkarte.web.TimelapseView;
import java.time.LocalDate;
import java.util.Map;

/** Months of the map as the page with the figures plays them. */
final class TimelapseViews {
    private TimelapseViews() {}

    /** @param counts number of fear spaces by slug of their status */
    static TimelapseView.Month month(LocalDate day, Map<String, Integer> counts) {
        int open = 0;
        int closed = 0;
        for (Status status : Layer.FEAR_SPACE.statuses()) {
            int number = counts.getOrDefault(status.slug(), 0);
            open += status.open() ? number : 0;
            closed += status.open() ? 0 : number;
        }
        return new TimelapseView.Month(day, open, closed);
    }
}
