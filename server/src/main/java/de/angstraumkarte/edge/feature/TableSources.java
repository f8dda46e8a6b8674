package de.angstraumkarte.edge.feature;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.angstraumkarte.domain.collection.OpenCollection;
import de.angstraumkarte.domain.district.District;
import de.angstraumkarte.domain.district.DistrictService;
import de.angstraumkarte.domain.effect.Effect;
import de.angstraumkarte.domain.effect.EffectService;
import de.angstraumkarte.domain.feed.FeedService;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceQuery;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.domain.timeline.PlacedUpdate;
import de.angstraumkarte.web.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opengis.feature.simple.SimpleFeature;

/** Where the rows of each open collection come from. Titles in them are German: they are data, the same for everybody. */
public final class TableSources {
    private final PlaceService places;
    private final DistrictService districts;
    private final FeedService feeds;
    private final EffectService effects;
    private final DistrictFeatures districtFeatures;
    private final Messages messages = Messages.of("de");

    public TableSources(
            PlaceService places,
            DistrictService districts,
            FeedService feeds,
            EffectService effects,
            ObjectMapper json) {
        this.places = places;
        this.districts = districts;
        this.feeds = feeds;
        this.effects = effects;
        this.districtFeatures = new DistrictFeatures(json);
    }

    TableSource of(OpenCollection collection) {
        Layer layer = collection.layer();
        if (layer != null) {
            return new TableSource(
                    () -> List.of(revision(layer.slug()), places.today()), table -> places(layer, table));
        }
        if (collection.equals(OpenCollection.DISTRICTS)) {
            return new TableSource(() -> revision(collection.id()), this::districts);
        }
        if (collection.equals(OpenCollection.NEWS)) {
            return new TableSource(places::revisions, this::news);
        }
        return new TableSource(() -> List.of(places.revisions(), effects.state()), this::effects);
    }

    private long revision(String layer) {
        return places.revisions().getOrDefault(layer, 0L);
    }

    private void places(Layer layer, TableWriter table) throws IOException {
        PlaceFeatures features = new PlaceFeatures(messages, districts.titles(), places.intervals(), places.today());
        paged(consumer -> places.eachPage(PlaceQuery.layer(layer), Integer.MAX_VALUE, consumer), (Place place) -> {
            SimpleFeature feature = features.feature(place);
            table.add(place.id(), place.geometry(), json -> json.properties(feature));
        });
    }

    private void districts(TableWriter table) throws IOException {
        List<District> sorted = districts.listDistricts().stream()
                .sorted(Comparator.comparing(District::id))
                .toList();
        Iterator<SimpleFeature> features = districtFeatures.list(sorted).iterator();
        for (District district : sorted) {
            SimpleFeature feature = features.next();
            table.add(district.id(), district.whereabouts(), json -> json.properties(feature));
        }
    }

    private void news(TableWriter table) throws IOException {
        NewsProperties properties = new NewsProperties(messages, districts.titles());
        paged(
                feeds::eachPage,
                (PlacedUpdate news) -> table.add(
                        Long.toString(news.entry().id()),
                        NewsProperties.position(news),
                        NewsProperties.days(news.entry()),
                        json -> json.value(properties.of(news))));
    }

    /** All fear spaces: where no measure is done, it also says so. */
    private void effects(TableWriter table) throws IOException {
        EffectProperties properties = new EffectProperties(messages, districts.titles());
        Map<String, Effect> all =
                effects.all().stream().collect(Collectors.toMap(Effect::placeId, Function.identity()));
        paged(
                consumer -> places.eachPage(PlaceQuery.layer(Layer.FEAR_SPACE), Integer.MAX_VALUE, consumer),
                (Place place) -> table.add(
                        place.id(), place.geometry(), json -> json.value(properties.of(all.get(place.id()), place))));
    }

    @FunctionalInterface
    private interface Each<T> {
        void take(T item) throws IOException;
    }

    /** Takes the items of pages one by one, and lets through what the disk says. */
    private static <T> void paged(Consumer<Consumer<List<T>>> pages, Each<T> each) throws IOException {
        try {
            pages.accept(page -> {
                try {
                    for (T item : page) {
                        each.take(item);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
