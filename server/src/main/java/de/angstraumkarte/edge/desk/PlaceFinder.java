package de.angstraumkarte.edge.desk;

import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceService;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the place that somebody typed: by its id, the address of its page, or its name. */
final class PlaceFinder {
    private static final Pattern ADDRESS = Pattern.compile("(?:.*/orte/)?([a-z0-9_-]{1,120})/?");
    private static final int MOST_NAMED = 5;

    private final PlaceService places;

    PlaceFinder(PlaceService places) {
        this.places = places;
    }

    /** The place with an id, of any state. */
    Optional<Place> byId(String id) {
        try {
            return Optional.of(places.place(id));
        } catch (NotFound e) {
            return Optional.empty();
        }
    }

    /**
     * The place that is meant; null if none or more than one could be. Then {@code params} say what is wrong.
     *
     * @param layer where names are looked for
     */
    @Nullable
    Place find(Params params, String field, String typed, Layer layer) {
        Matcher matcher = ADDRESS.matcher(typed.strip());
        Optional<Place> known = matcher.matches() ? byId(matcher.group(1)) : Optional.empty();
        if (known.isPresent()) {
            return known.get();
        }
        List<Place> named = places.named(layer, typed, MOST_NAMED + 1);
        if (named.size() == 1) {
            return named.get(0);
        }
        if (named.isEmpty()) {
            params.error(field, "no-such-place");
        } else {
            String names = named.stream()
                    .limit(MOST_NAMED)
                    .map(place -> "„" + place.title() + "“")
                    .collect(Collectors.joining(", "));
            params.error(field, "several-places", named.size() > MOST_NAMED ? names + ", …" : names);
        }
        return null;
    }
}
