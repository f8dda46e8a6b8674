package de.angstraumkarte.domain.work;

import de.angstraumkarte.domain.place.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/** What of a place staff can edit, as members of the audit log. */
final class PlaceChanges {
    /** Longer outlines are told by their size: a log entry has an end. */
    private static final int MOST_VERTICES = 60;

    private static final Set<String> WORDS = Set.of("name", "text", "address", "note", "kind");

    private PlaceChanges() {}

    /** All members, in the order in which people read them. */
    static Map<String, @Nullable Object> members(Place place) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("name", place.title());
        members.put("text", place.facts().text());
        members.put("address", place.facts().address());
        members.put("causes", list(place.facts().causes()));
        members.put("when", list(place.facts().times()));
        members.put("note", place.facts().note());
        members.put("kind", place.facts().kind());
        members.put("sportType", place.facts().sportType());
        members.put("partOf27", place.facts().partOf27());
        members.put("geometry", geometry(place.geometry()));
        members.put("position", place.position().basis().slug());
        members.put(
                "district", place.district() == null ? null : place.district().district());
        members.put("unit", place.work().unit());
        members.put("verified", place.verified());
        return members;
    }

    /** The members of {@code one} that differ from those of {@code other}. */
    static Map<String, @Nullable Object> differing(
            Map<String, @Nullable Object> one, Map<String, @Nullable Object> other) {
        Map<String, @Nullable Object> differing = new LinkedHashMap<>();
        one.forEach((name, value) -> {
            if (!Objects.equals(value, other.get(name))) {
                differing.put(name, value);
            }
        });
        return differing;
    }

    /** Without what was said in free words: what is taken back for good is not kept here either. */
    static Map<String, @Nullable Object> withoutWords(Map<String, @Nullable Object> members) {
        Map<String, @Nullable Object> rest = new LinkedHashMap<>(members);
        rest.keySet().removeAll(WORDS);
        return rest;
    }

    private static @Nullable String list(List<String> slugs) {
        return slugs.isEmpty() ? null : String.join(", ", slugs);
    }

    private static @Nullable String geometry(@Nullable Geometry geometry) {
        if (geometry == null || geometry.getNumPoints() <= MOST_VERTICES) {
            return geometry == null ? null : geometry.toText();
        }
        Point centre = geometry.getCentroid();
        // The hash tells two outlines of the same size apart.
        return geometry.getGeometryType().toUpperCase(Locale.ROOT) + " (" + geometry.getNumPoints() + " × "
                + centre.toText() + ", #"
                + Integer.toHexString(geometry.toText().hashCode()) + ")";
    }
}
