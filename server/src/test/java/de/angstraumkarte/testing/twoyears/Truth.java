package de.angstraumkarte.testing.twoyears;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the two years consist of, as their maker meant it. Nothing here was read from the store or computed by the program.
 *
 * @param start day on which the base data was loaded
 * @param end the last day, today for the server
 * @param places the made-up fear spaces: 500 on the map, then those that were merged or retired
 * @param others places of the base data that something happened to
 * @param entries all entries of timelines but those of the base data's first day, in the order of their ids
 * @param measures in the order of their ids, which begin with 1
 * @param reports in the order of their ids, which begin with 1
 * @param ratings answers given on the map or by mail; those that came with reports are in the reports
 */
public record Truth(
        LocalDate start,
        LocalDate end,
        List<Place> places,
        List<Other> others,
        List<Entry> entries,
        List<Measure> measures,
        List<Report> reports,
        List<Rating> ratings) {
    /** Part of everything that must never be public: words, addresses, names, internal notes. */
    public static final String MARK = "xq7";

    public Truth {
        places = List.copyOf(places);
        others = List.copyOf(others);
        entries = List.copyOf(entries);
        measures = List.copyOf(measures);
        reports = List.copyOf(reports);
        ratings = List.copyOf(ratings);
    }

    /** What the measures of a place really changed, in steps of the five-point scale; 0 for nothing. */
    public record Shift(double day, double dark) {
        public boolean none() {
            return day == 0 && dark == 0;
        }

        public double of(String light) {
            return light.equals("day") ? day : dark;
        }
    }

    /**
     * A fear space.
     *
     * @param status slug of today
     * @param lastUpdate day of the last public entry
     * @param promisedBy day promised by the last public entry; null for the usual interval
     * @param mergedInto id of the place it became part of; null unless it was
     * @param goneAt when it was merged or retired; null if it is on the map
     * @param firstDone first day on which a measure was done; null if none is
     */
    public record Place(
            String id,
            String title,
            String district,
            LocalDate created,
            String status,
            @Nullable String unit,
            LocalDate lastUpdate,
            @Nullable LocalDate promisedBy,
            int publicUpdates,
            int measuresOpen,
            int measuresDone,
            @Nullable OffsetDateTime goneAt,
            @Nullable String mergedInto,
            @Nullable LocalDate firstDone,
            @Nullable LocalDate lastDone,
            Shift shift) {
        public boolean onMap() {
            return goneAt == null;
        }
    }

    /**
     * A place of another layer.
     *
     * @param before status at the start
     * @param published number of public entries after the first day
     */
    public record Other(
            String id,
            String layer,
            String before,
            String status,
            LocalDate lastUpdate,
            int published,
            int measuresOpen,
            int measuresDone) {}

    /**
     * An entry in a timeline.
     *
     * @param placeId the place it belongs to today
     * @param writtenAt the place it was written at
     * @param accountId null for what a file said
     */
    public record Entry(
            long id,
            String placeId,
            String writtenAt,
            String kind,
            boolean isPublic,
            @Nullable String status,
            @Nullable String text,
            OffsetDateTime at,
            LocalDate day,
            @Nullable Long accountId,
            @Nullable String reason,
            @Nullable String passedTo,
            @Nullable Long measureId,
            @Nullable String measureStatus,
            @Nullable LocalDate promisedBy,
            @Nullable String effect,
            @Nullable String deviation) {}

    public record Measure(
            long id,
            String placeId,
            String type,
            String status,
            @Nullable String unit,
            String description,
            LocalDate due,
            LocalDate firstDue,
            @Nullable LocalDate done,
            OffsetDateTime created,
            List<Former> former) {
        public Measure {
            former = List.copyOf(former);
        }
    }

    /** What a measure was until a moment. */
    public record Former(OffsetDateTime until, @Nullable String unit, LocalDate due, @Nullable LocalDate done) {}

    /**
     * What one resident sent; position, words and address are those that were sent, whether or not they are kept.
     *
     * @param code follow code, as it is written
     * @param placeId the place it was attached to, or that place became a part of
     * @param photo 0 none, 1 kept back, 2 released
     */
    public record Report(
            long id,
            String code,
            String state,
            @Nullable String placeId,
            double lon,
            double lat,
            List<String> causes,
            List<String> times,
            int safety,
            String text,
            @Nullable String email,
            @Nullable String reason,
            OffsetDateTime created,
            @Nullable OffsetDateTime decided,
            @Nullable OffsetDateTime ended,
            int photo) {}

    /** @param asked whether it was answered by mail */
    public record Rating(String placeId, String light, int safety, LocalDate day, boolean asked) {}

    /** The fear spaces by id. */
    public Map<String, Place> byId() {
        return places.stream().collect(Collectors.toMap(Place::id, Function.identity()));
    }

    /** Fear spaces that are on the map today. */
    public List<Place> onMap() {
        return places.stream().filter(Place::onMap).toList();
    }
}
