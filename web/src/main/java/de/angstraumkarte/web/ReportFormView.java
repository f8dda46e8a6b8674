package de.angstraumkarte.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form for reporting a place, empty or as it was filled in.
 *
 * @param form what was typed and chosen so far, and what is wrong with it
 * @param where the ways to say where
 * @param causes slugs of all causes
 * @param times slugs of all times of the day
 * @param guard what keeps programs and double reports away
 * @param returned whether the form comes back after it was sent; browsers cannot keep chosen files then
 */
public record ReportFormView(
        FormView form, Where where, List<String> causes, List<String> times, Guard guard, boolean returned) {
    /** Value of {@code placeId} of somebody who means none of the known places. */
    public static final String NONE = "none";

    public ReportFormView {
        causes = List.copyOf(causes);
        times = List.copyOf(times);
    }

    /** Whether a link has said where already; the ways to say it are folded away then. */
    public boolean folded() {
        return !returned && where.chosen() != null && where.chosen().value().startsWith("ort:");
    }

    /**
     * The ways to say where.
     *
     * @param chosen the position chosen so far, null if there is none
     * @param hits what the search for a position found, null if nothing was searched for
     * @param known known fear spaces to choose from, by district
     * @param near known fear spaces close to the chosen position: maybe one of them is meant
     * @param tiles whether the map has a background
     * @param tileAttribution who must be named for the background, null if nobody
     */
    public record Where(
            @Nullable Spot chosen,
            @Nullable List<Spot> hits,
            List<District> known,
            List<PlaceRow> near,
            boolean tiles,
            @Nullable String tileAttribution) {
        public Where {
            hits = hits == null ? null : List.copyOf(hits);
            known = List.copyOf(known);
            near = List.copyOf(near);
        }
    }

    /**
     * A position that can be chosen.
     *
     * @param value value of the field {@code spot}
     * @param name what people call it
     * @param detail what tells namesakes apart, null if there is nothing
     */
    public record Spot(String value, String name, @Nullable String detail, double lon, double lat) {}

    /** The known fear spaces of a district. */
    public record District(String title, List<Spot> places) {
        public District {
            places = List.copyOf(places);
        }
    }

    /**
     * Hidden fields.
     *
     * @param key tells a second sending of the same form from a second report
     * @param stamp when the form was handed out, signed
     * @param proof whether a browser with scripts is to solve a proof of work
     */
    public record Guard(String key, String stamp, boolean proof) {}
}
