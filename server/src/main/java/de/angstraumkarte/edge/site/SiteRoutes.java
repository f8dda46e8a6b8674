package de.angstraumkarte.edge.site;

import de.angstraumkarte.base.config.Config;
import de.angstraumkarte.base.http.Languages;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.domain.district.DistrictService;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.web.ListView;
import de.angstraumkarte.web.MapView;
import de.angstraumkarte.web.PageView;
import de.angstraumkarte.web.PlaceRow;
import de.angstraumkarte.web.Templates;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;
import java.util.stream.Stream;

/** The map and the list. */
public final class SiteRoutes {
    private static final int ROWS_BESIDE_MAP = 50;
    private static final int ROWS_PER_PAGE = 50;
    private static final int LAST_PAGE = 100_000;

    private final Pages pages;
    private final Templates templates;
    private final PlaceService places;
    private final DistrictService districts;
    private final PlaceViews views;
    private final Config config;

    public SiteRoutes(
            Pages pages,
            Templates templates,
            PlaceService places,
            DistrictService districts,
            PlaceViews views,
            Config config) {
        this.pages = pages;
        this.templates = templates;
        this.places = places;
        this.districts = districts;
        this.views = views;
        this.config = config;
    }

    public void register(JavalinDefaultRoutingApi routes) {
        routes.get("/", ctx -> {
            PageView page = pages.page(ctx);
            pages.send(ctx, page, templates.map(page, map(ctx)));
        });
        routes.get("/einbetten", ctx -> {
            PageView page = pages.page(ctx);
            pages.send(ctx, page, templates.embed(page, map(ctx)));
        });
        routes.get("/orte", this::list);
    }

    private static Params params(Context ctx, String... more) {
        Stream<String> names = Stream.concat(Filter.NAMES.stream(), Stream.of(Languages.NAME));
        return Params.form(ctx, Stream.concat(names, Stream.of(more)).toArray(String[]::new));
    }

    private MapView map(Context ctx) {
        Params params = params(ctx);
        Filter filter = Filter.of(params, districts, places);
        params.check();
        PlaceService.Page page = places.page(filter.query(), ROWS_BESIDE_MAP, 0);
        boolean tiles = config.tilesUrl().isPresent();
        return new MapView(
                filter.view(places, districts),
                rows(page),
                page.total(),
                tiles,
                tiles ? config.tilesAttribution() : null);
    }

    private void list(Context ctx) {
        Params params = params(ctx, "page");
        Filter filter = Filter.of(params, districts, places);
        int wanted = params.number("page", 1, 1, LAST_PAGE);
        params.check();
        int total = places.count(filter.query());
        int count = Math.max(1, (total + ROWS_PER_PAGE - 1) / ROWS_PER_PAGE);
        // A page beyond the last, e.g. from an old bookmark, shows the last: nothing is lost by it.
        int number = Math.min(wanted, count);
        PlaceService.Page found = places.page(filter.query(), ROWS_PER_PAGE, (number - 1) * ROWS_PER_PAGE);
        PageView page = pages.page(ctx);
        ListView view = new ListView(filter.view(places, districts), rows(found), total, number, count);
        pages.send(ctx, page, templates.list(page, view));
    }

    private List<PlaceRow> rows(PlaceService.Page page) {
        return page.places().stream().map(views::row).toList();
    }
}
