package de.angstraumkarte.domain.collection;

import de.angstraumkarte.domain.collection.Queryable.Type;
import de.angstraumkarte.domain.effect.Verdict;
import de.angstraumkarte.domain.layer.Cause;
import de.angstraumkarte.domain.layer.DayTime;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.layer.LayerRevisionStore;
import de.angstraumkarte.domain.layer.Status;
import de.angstraumkarte.domain.place.Position;
import de.angstraumkarte.domain.timeline.StatusUpdate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A collection of public features: the four layers, the districts, the news at their places, and the effects. The only list
 * of them and of what can be asked of each.
 *
 * @param id stable slug, as in URLs
 * @param layer whose places it holds; null if its features are no places
 * @param queryables what filters may name, in the order in which they are shown
 */
public record OpenCollection(String id, @Nullable Layer layer, List<Queryable> queryables) {
    /** Public entries of timelines, each at its place. */
    public static final OpenCollection NEWS = new OpenCollection("neuigkeiten", null, news());

    /** Whether measures helped, one per fear space; empty where none is done. */
    public static final OpenCollection EFFECTS = new OpenCollection("wirkung", null, effects());

    public static final OpenCollection DISTRICTS = new OpenCollection(LayerRevisionStore.DISTRICTS, null, districts());

    /** All of them, in the order in which they are listed. */
    public static final List<OpenCollection> ALL = all();

    public OpenCollection {
        queryables = List.copyOf(queryables);
    }

    public static OpenCollection of(Layer layer) {
        return new OpenCollection(layer.slug(), layer, places(layer));
    }

    public static Optional<OpenCollection> find(String id) {
        return ALL.stream().filter(collection -> collection.id.equals(id)).findFirst();
    }

    /** Whether its features have days, so that an interval of time chooses among them. */
    public boolean temporal() {
        return this == NEWS;
    }

    public Optional<Queryable> queryable(String name) {
        return queryables.stream()
                .filter(queryable -> queryable.name().equals(name))
                .findFirst();
    }

    private static List<OpenCollection> all() {
        List<OpenCollection> all = new ArrayList<>();
        for (Layer layer : Layer.values()) {
            all.add(of(layer));
        }
        all.addAll(List.of(DISTRICTS, NEWS, EFFECTS));
        return List.copyOf(all);
    }

    private static List<Queryable> places(Layer layer) {
        List<Queryable> queryables = new ArrayList<>(List.of(
                Queryable.of("geometry", Type.GEOMETRY),
                Queryable.of("title", Type.TEXT),
                Queryable.oneOf("status", statuses(layer)),
                Queryable.of("open", Type.BOOLEAN),
                Queryable.of("district", Type.TEXT)));
        if (layer == Layer.FEAR_SPACE) {
            queryables.add(Queryable.someOf("causes", Cause.SLUGS));
            queryables.add(Queryable.someOf("times", DayTime.SLUGS));
        }
        queryables.addAll(List.of(
                Queryable.of("text", Type.TEXT),
                Queryable.of("address", Type.TEXT),
                Queryable.of("lastUpdate", Type.DATE),
                Queryable.of("overdue", Type.BOOLEAN),
                Queryable.of("updates", Type.INTEGER),
                Queryable.oneOf(
                        "position",
                        Arrays.stream(Position.Basis.values())
                                .map(Position.Basis::slug)
                                .toList()),
                Queryable.of("verified", Type.BOOLEAN),
                Queryable.of("kind", Type.TEXT)));
        if (layer == Layer.SPORTS_SITE) {
            queryables.add(Queryable.of("sportType", Type.TEXT));
        }
        if (layer == Layer.SQUARE) {
            queryables.add(Queryable.of("partOf27", Type.TEXT));
        }
        return queryables;
    }

    private static List<String> statuses(Layer layer) {
        return layer.statuses().stream().map(Status::slug).toList();
    }

    private static List<Queryable> districts() {
        return List.of(
                Queryable.of("geometry", Type.GEOMETRY),
                Queryable.of("title", Type.TEXT),
                Queryable.of("nr", Type.INTEGER),
                Queryable.of("nordwaerts", Type.TEXT));
    }

    private static List<Queryable> news() {
        return List.of(
                Queryable.of("geometry", Type.GEOMETRY),
                Queryable.of("place", Type.TEXT),
                layers(),
                Queryable.of("district", Type.TEXT),
                Queryable.oneOf(
                        "kind",
                        Arrays.stream(StatusUpdate.Kind.values())
                                .map(StatusUpdate.Kind::slug)
                                .toList()),
                Queryable.of("status", Type.TEXT),
                Queryable.of("text", Type.TEXT),
                Queryable.of("published", Type.DATE));
    }

    private static Queryable layers() {
        return Queryable.oneOf(
                "layer", Arrays.stream(Layer.values()).map(Layer::slug).toList());
    }

    private static List<Queryable> effects() {
        return List.of(
                Queryable.of("geometry", Type.GEOMETRY),
                Queryable.of("place", Type.TEXT),
                Queryable.oneOf("status", statuses(Layer.FEAR_SPACE)),
                Queryable.of("district", Type.TEXT),
                Queryable.of("firstDone", Type.DATE),
                Queryable.of("lastDone", Type.DATE),
                Queryable.oneOf(
                        "verdict",
                        Arrays.stream(Verdict.values()).map(Verdict::slug).toList()));
    }
}
