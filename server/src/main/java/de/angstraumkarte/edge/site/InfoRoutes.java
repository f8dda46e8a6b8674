package de.angstraumkarte.edge.site;

import de.angstraumkarte.base.config.Config;
import de.angstraumkarte.base.http.Languages;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.domain.collection.OpenCollection;
import de.angstraumkarte.domain.district.District;
import de.angstraumkarte.domain.district.DistrictService;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.web.DataView;
import de.angstraumkarte.web.EmbedView;
import de.angstraumkarte.web.FilterView;
import de.angstraumkarte.web.Messages;
import de.angstraumkarte.web.PageView;
import de.angstraumkarte.web.Templates;
import de.angstraumkarte.web.TextPageView;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Collator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The page about the data, and the texts that the operator sets. */
public final class InfoRoutes {
    /**
     * What there is of a collection.
     *
     * @param count how many features it has, empty while that is not known
     */
    public record Offer(
            Function<OpenCollection, List<DataView.File>> files, Function<OpenCollection, Optional<Integer>> count) {}

    private final Pages pages;
    private final Templates templates;
    private final PlaceService places;
    private final DistrictService districts;
    private final Config config;

    private final Offer offer;
    private final LinkedData linkedData;

    public InfoRoutes(
            Pages pages,
            Templates templates,
            PlaceService places,
            DistrictService districts,
            Config config,
            Offer offer,
            LinkedData linkedData) {
        this.offer = offer;
        this.linkedData = linkedData;
        this.pages = pages;
        this.templates = templates;
        this.places = places;
        this.districts = districts;
        this.config = config;
    }

    public void register(JavalinDefaultRoutingApi routes) {
        routes.get("/daten", this::data);
        for (String name : TextPageView.NAMES) {
            routes.get("/" + name, ctx -> text(ctx, name));
        }
    }

    private void data(Context ctx) {
        Params params = Params.form(ctx, Languages.NAME, "layer", "district");
        Filter filter = Filter.of(params, districts, places, null);
        params.check();
        PageView page = pages.page(ctx);
        Map<Layer, Integer> counts = places.counts();
        Map<String, LocalDate> changes = places.changes();
        // What is about several layers changes with each of them.
        @Nullable
        LocalDate latest =
                changes.values().stream().max(Comparator.naturalOrder()).orElse(null);
        List<District> all = districts.listDistricts();
        List<DataView.Collection> collections = new ArrayList<>();
        for (OpenCollection collection : OpenCollection.ALL) {
            @Nullable
            Integer count = collection.layer() == null
                    ? offer.count().apply(collection).orElse(null)
                    : counts.getOrDefault(collection.layer(), 0);
            collections.add(new DataView.Collection(
                    collection.id(),
                    collection.equals(OpenCollection.DISTRICTS) ? Integer.valueOf(all.size()) : count,
                    changes.getOrDefault(collection.id(), latest),
                    page.text("attribution." + collection.id()),
                    offer.files().apply(collection)));
        }
        boolean bordersKnown = !all.isEmpty() && all.stream().allMatch(d -> d.border() != null);
        DataView view = new DataView(
                collections,
                places.countPartOf27(),
                Layer.ANALYSED_SQUARES,
                bordersKnown,
                byTitle(all),
                linkedData.data(page, collections),
                embed(ctx, page, filter, counts),
                config.tilesUrl().map(url -> config.tilesAttribution()).orElse(null));
        pages.send(ctx, page, templates.data(page, view));
    }

    private EmbedView embed(Context ctx, PageView page, Filter filter, Map<Layer, Integer> counts) {
        FilterView.Days days = new FilterView.Days(null, places.today(), places.today());
        FilterView view = filter.view(counts, districts, days);
        return new EmbedView(
                view,
                pages.address(ctx) + "/einbetten",
                ctx.queryParam(Languages.NAME) == null ? null : page.language(),
                page.text("site.title"));
    }

    private static Map<String, String> byTitle(List<District> districts) {
        Map<String, String> titles = new LinkedHashMap<>();
        districts.stream()
                .sorted(Comparator.comparing(District::title, Collator.getInstance(Locale.GERMAN)))
                .forEach(district -> titles.put(district.id(), district.title()));
        return titles;
    }

    private void text(Context ctx, String name) throws IOException {
        Params.form(ctx, Languages.NAME).check();
        PageView page = pages.page(ctx);
        pages.send(ctx, page, templates.text(page, textPage(name, page.language())));
    }

    /** The operator's own text from the data folder ({@code texte/impressum_de.txt}), else the one that is bundled. */
    private TextPageView textPage(String name, String language) throws IOException {
        // Once the operator has set the German text, the bundled placeholder would be untrue in any language.
        for (String candidate : List.of(language, Messages.LANGUAGES.get(0))) {
            Path own = config.data().resolve("texte").resolve(name + "_" + candidate + ".txt");
            if (Files.isRegularFile(own) && Files.isReadable(own)) {
                // Bytes that are not UTF-8 become replacement characters: a page with a flaw, not a fault.
                return TextPageView.of(name, new String(Files.readAllBytes(own), StandardCharsets.UTF_8));
            }
        }
        return TextPageView.bundled(name, language);
    }
}
