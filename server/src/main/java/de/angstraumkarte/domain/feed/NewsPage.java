package de.angstraumkarte.domain.feed;

import de.angstraumkarte.domain.measure.MeasureType;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.timeline.PublishedUpdate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Some public entries, the newest first, and how to go on. A page is named by a bound: it holds the newest entries below it.
 * What is published later never moves an entry to another page.
 *
 * @param places those of the entries, by id
 * @param measures types of the measures that the entries are about, by id
 * @param older bound of the following page; null on the last
 * @param newer bound of the page before this; null if that is the first one, or this is
 * @param oldest bound of the page with the oldest entries; null if there is one page only
 */
public record NewsPage(
        List<PublishedUpdate> entries,
        Map<String, Place> places,
        Map<Long, MeasureType> measures,
        @Nullable Long older,
        @Nullable Long newer,
        @Nullable Long oldest) {}
