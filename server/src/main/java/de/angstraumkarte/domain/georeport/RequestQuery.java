package de.angstraumkarte.domain.georeport;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which service requests are wanted.
 *
 * @param causes slugs of first causes; empty for all
 * @param open whether they are open; null for both
 * @param days on which they came onto the map
 * @param limit most wanted
 * @param offset how many of the newest are passed over
 */
public record RequestQuery(Set<String> causes, @Nullable Boolean open, DaySpan days, int limit, int offset) {
    public RequestQuery {
        causes = Set.copyOf(causes);
    }
}
