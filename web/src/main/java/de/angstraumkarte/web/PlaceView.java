package de.angstraumkarte.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Everything the public sees of one place: the place page and the panel beside the map.
 *
 * <p>Titles of layers, statuses, causes and so on are not here: templates look them up by slug in {@link Messages}.
 *
 * @param id stable id, part of the address
 * @param layer slug, for example "angstraeume"
 * @param title name of the place
 * @param status slug, null if the data does not say
 * @param open whether the status still waits for something to happen
 * @param district null if unknown
 * @param causes slugs; may be empty
 * @param times "day", "dusk", "night"; may be empty
 * @param text public text, null if there is none
 * @param address street or description, null if unknown
 * @param news last and next news
 * @param position null for a place that is planned and has no site yet
 * @param verified false for "publicly documented, not yet checked by the city"
 * @param kind what sort of library or square it is, as in the data ("Marktplatz"); null if unknown
 * @param sportType slug of the sort of sports site, null on other layers
 * @param partOf27 for squares "yes", "no" or "unknown"; null on other layers
 * @param note caveat from the data, null if there is none
 * @param source where the place is documented, null if unknown
 * @param retired whether the place has vanished from its source
 * @param attribution who must be named for the position, null if nobody
 * @param updates timeline, newest first
 * @param measures all of them: open ones first, by due date
 * @param effect whether they helped; null on other layers and for a retired place
 */
public record PlaceView(
        String id,
        String layer,
        String title,
        @Nullable String status,
        boolean open,
        @Nullable DistrictRef district,
        List<String> causes,
        List<String> times,
        @Nullable String text,
        @Nullable String address,
        NewsView news,
        @Nullable PositionView position,
        boolean verified,
        @Nullable String kind,
        @Nullable String sportType,
        @Nullable String partOf27,
        @Nullable String note,
        @Nullable SourceView source,
        boolean retired,
        @Nullable String attribution,
        List<UpdateView> updates,
        List<MeasureView> measures,
        @Nullable EffectView effect) {
    public PlaceView {
        causes = List.copyOf(causes);
        times = List.copyOf(times);
        updates = List.copyOf(updates);
        measures = List.copyOf(measures);
    }

    /** What sort of library, square or sports site it is, in words; null if unknown. */
    public @Nullable String kindText(Messages messages) {
        if (sportType != null) {
            return messages.textOr("sporttype." + sportType, sportType);
        }
        if (kind == null) {
            return null;
        }
        String slug = kind.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\d]+", "-");
        return messages.textOr("kind." + slug, kind);
    }

    /** How many measures are open and done. */
    public MeasureCounts measureCounts() {
        int open = (int) measures.stream().filter(MeasureView::open).count();
        int done = (int) measures.stream().filter(m -> m.done() != null).count();
        return new MeasureCounts(open, done);
    }

    /** The entry by which staff judged otherwise than people answered, if the place has its status from it; else null. */
    public @Nullable UpdateView judgedOtherwise() {
        return updates.stream()
                .filter(update -> update.status() != null)
                .findFirst()
                .filter(update -> update.status().equals(status))
                .filter(update -> update.finding() != null && update.finding().deviation() != null)
                .orElse(null);
    }

    /** Path of the place's page. */
    public String href() {
        return "/orte/" + id;
    }
}
