package de.angstraumkarte.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a list or the map can be narrowed by, and what it is narrowed by now.
 *
 * <p>Query parameters: {@code layer} (repeated; none means all), {@code status}, {@code district} (one each), {@code overdue} ("true"), {@code q}.
 *
 * @param layers every layer of places in its usual order
 * @param statuses every status that occurs in the chosen layers
 * @param districts every district by title
 * @param overdue whether only places with overdue news are wanted
 * @param q words searched for, empty if none
 * @param days the one that is shown; no choice, but part of every address
 */
public record FilterView(
        List<Layer> layers, List<Status> statuses, List<District> districts, boolean overdue, String q, Days days) {
    public FilterView {
        layers = List.copyOf(layers);
        statuses = List.copyOf(statuses);
        districts = List.copyOf(districts);
    }

    /**
     * The day that is shown, and those there are.
     *
     * @param stand the past day that is shown; null for the present
     * @param first day of the first public entry
     * @param last today
     */
    public record Days(@Nullable LocalDate stand, LocalDate first, LocalDate last) {}

    /** The past day that is shown; null for the present. */
    public @Nullable LocalDate stand() {
        return days.stand();
    }

    /**
     * A layer to choose.
     *
     * @param slug for example "angstraeume"
     * @param count how many places it has, whatever the other filters say
     * @param selected whether it is chosen; with none chosen, all are shown
     */
    public record Layer(String slug, int count, boolean selected) {}

    /**
     * A status to choose. Several layers may know the same slug under different names.
     *
     * @param slug for example "planned"
     * @param layers slugs of the chosen layers that know it, at least one
     * @param selected whether it is chosen
     */
    public record Status(String slug, List<String> layers, boolean selected) {
        public Status {
            layers = List.copyOf(layers);
        }

        /** What the chosen layers call the status, each name once. */
        public String label(Messages messages) {
            return layers.stream()
                    .map(layer -> messages.text("status." + layer + "." + slug))
                    .distinct()
                    .collect(Collectors.joining(" / "));
        }
    }

    /**
     * A district to choose.
     *
     * @param slug for example "hoerde"
     * @param title for example "Hörde"
     * @param selected whether it is chosen
     */
    public record District(String slug, String title, boolean selected) {}

    /** Whether anything is chosen. */
    public boolean active() {
        return choice().length() > 0;
    }

    /** The choice and the day as a query without question mark, empty if nothing is chosen. */
    public String query() {
        StringJoiner query = choice();
        if (days.stand() != null) {
            query.add("stand=" + days.stand());
        }
        return query.toString();
    }

    private StringJoiner choice() {
        StringJoiner query = new StringJoiner("&");
        layers.stream().filter(Layer::selected).forEach(l -> query.add("layer=" + encode(l.slug())));
        statuses.stream().filter(Status::selected).forEach(s -> query.add("status=" + encode(s.slug())));
        districts.stream().filter(District::selected).forEach(d -> query.add("district=" + encode(d.slug())));
        if (overdue) {
            query.add("overdue=true");
        }
        if (!q.isEmpty()) {
            query.add("q=" + encode(q));
        }
        return query;
    }

    /** Slug of the district if the choice is a single one, else null. */
    public @Nullable String onlyDistrict() {
        List<String> chosen = districts.stream()
                .filter(District::selected)
                .map(District::slug)
                .toList();
        return chosen.size() == 1 ? chosen.get(0) : null;
    }

    /** Address of the map with the same choice; the map takes the words searched for as well. */
    public String mapHref() {
        String query = query();
        return query.isEmpty() ? "/" : "/?" + query;
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
