package de.angstraumkarte.edge.site;

import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.domain.district.DistrictService;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.layer.Status;
import de.angstraumkarte.domain.place.Folding;
import de.angstraumkarte.domain.place.NewsDue;
import de.angstraumkarte.domain.place.PlaceQuery;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.web.FilterView;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a list or the map is narrowed to, read from {@code layer}, {@code status}, {@code district}, {@code overdue} and {@code q}.
 *
 * @param q the words as they were typed
 */
record Filter(PlaceQuery query, String q) {
    /** Names of the parameters. */
    static final List<String> NAMES = List.of("layer", "status", "district", "overdue", "q");

    private static final int LONGEST_SEARCH = 100;
    private static final int MOST_WORDS = 8;

    /**
     * Reads the parameters; faults are collected in {@code params}.
     *
     * @param day the past day that is shown; null for the present
     */
    static Filter of(Params params, DistrictService districts, PlaceService places, @Nullable LocalDate day) {
        List<String> slugs = Arrays.stream(Layer.values()).map(Layer::slug).toList();
        List<String> statuses = Arrays.stream(Layer.values())
                .flatMap(layer -> layer.statuses().stream())
                .map(Status::slug)
                .distinct()
                .toList();
        Set<Layer> layers =
                params.choices("layer", slugs).stream().map(Layer::of).collect(Collectors.toSet());
        Set<String> chosen = params.choices("status", statuses);
        Set<String> inDistricts = params.choices("district", districts.titles().keySet());
        boolean overdue = !params.choices("overdue", List.of("true")).isEmpty();
        String q = params.text("q", LONGEST_SEARCH);
        Set<String> words = q == null ? Set.of() : words(params, q);
        @Nullable NewsDue due = overdue ? new NewsDue(places.intervals(), day == null ? places.today() : day) : null;
        return new Filter(new PlaceQuery(layers, chosen, inDistricts, null, words, due), q == null ? "" : q);
    }

    /** What was typed must have letters or digits, and not more words than a search needs. */
    private static Set<String> words(Params params, String q) {
        Set<String> words = Folding.beginnings(q);
        if (words.isEmpty() || words.size() > MOST_WORDS) {
            params.error("q", "words", MOST_WORDS);
        }
        return words;
    }

    /**
     * The filter as the pages show it.
     *
     * @param counts number of places of each layer
     * @param days the one that is shown, and those there are
     */
    FilterView view(Map<Layer, Integer> counts, DistrictService districts, FilterView.Days days) {
        List<FilterView.Layer> layers = new ArrayList<>();
        Map<String, List<String>> layersByStatus = new LinkedHashMap<>();
        for (Layer layer : Layer.values()) {
            boolean selected = query.layers().contains(layer);
            layers.add(new FilterView.Layer(layer.slug(), counts.getOrDefault(layer, 0), selected));
            if (selected || query.layers().isEmpty()) {
                for (Status status : layer.statuses()) {
                    layersByStatus
                            .computeIfAbsent(status.slug(), slug -> new ArrayList<>())
                            .add(layer.slug());
                }
            }
        }
        // A chosen status that none of the chosen layers knows stays visible, so that it can be taken back.
        for (String status : query.statuses()) {
            layersByStatus.computeIfAbsent(status, slug -> Arrays.stream(Layer.values())
                    .filter(layer -> layer.findStatus(slug).isPresent())
                    .map(Layer::slug)
                    .toList());
        }
        List<FilterView.Status> statuses = layersByStatus.entrySet().stream()
                .map(e -> new FilterView.Status(
                        e.getKey(), e.getValue(), query.statuses().contains(e.getKey())))
                .toList();
        List<FilterView.District> chosenDistricts = districts.alphabetical().entrySet().stream()
                .map(e -> new FilterView.District(
                        e.getKey(), e.getValue(), query.districts().contains(e.getKey())))
                .toList();
        return new FilterView(layers, statuses, chosenDistricts, query.overdue() != null, q, days);
    }
}
