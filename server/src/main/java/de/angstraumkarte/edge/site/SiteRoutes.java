package de.angstraumkarte.edge.site;

import de.angstraumkarte.base.config.Config;
import de.angstraumkarte.base.http.Languages;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.base.http.SecurityHeaders;
import de.angstraumkarte.domain.district.DistrictService;
import de.angstraumkarte.domain.history.HistoryService;
import de.angstraumkarte.domain.place.PlaceQuery;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.edge.feature.PastDay;
import de.angstraumkarte.web.FilterView;
import de.angstraumkarte.web.FrameView;
import de.angstraumkarte.web.ListView;
import de.angstraumkarte.web.MapView;
import de.angstraumkarte.web.PageView;
import de.angstraumkarte.web.PlaceRow;
import de.angstraumkarte.web.Templates;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The map and the list, as they are and as they were at past days. */
public final class SiteRoutes {
    private static final int ROWS_BESIDE_MAP = 50;
    private static final int ROWS_PER_PAGE = 50;
    private static final int LAST_PAGE = 100_000;

    private final Pages pages;
    private final Templates templates;
    private final PlaceService places;
    private final DistrictService districts;
    private final HistoryService history;
    private final PlaceViews views;
    private final Config config;
    private final Beyond beyond;

    public SiteRoutes(
            Pages pages,
            Templates templates,
            PlaceService places,
            DistrictService districts,
            HistoryService history,
            PlaceViews views,
            Config config) {
        this.pages = pages;
        this.templates = templates;
        this.places = places;
        this.districts = districts;
        this.history = history;
        this.views = views;
        this.config = config;
        this.beyond = new Beyond(pages, templates, history);
    }

    public void register(JavalinDefaultRoutingApi routes) {
        routes.get("/", this::map);
        routes.get(SecurityHeaders.EMBED_PATH, this::embed);
        routes.get("/orte", this::list);
    }

    private static Params params(Context ctx, String... more) {
        Stream<String> names = Stream.concat(Filter.NAMES.stream(), Stream.of(Languages.NAME));
        return Params.form(ctx, Stream.concat(names, Stream.of(more)).toArray(String[]::new));
    }

    private void map(Context ctx) {
        Params params = params(ctx, PastDay.NAME);
        @Nullable LocalDate day = PastDay.of(params, history);
        Filter filter = Filter.of(params, districts, places, day);
        if (beyond.answered(ctx, params)) {
            return;
        }
        params.check();
        PageView page = pages.page(ctx, day, history);
        pages.send(ctx, page, templates.map(page, map(filter, day)));
    }

    private void embed(Context ctx) {
        Params params = Params.form(ctx, "layer", "status", "district", Languages.NAME);
        Filter filter = Filter.of(params, districts, places, null);
        if (filter.query().districts().size() > 1) {
            params.error("district", "repeated-parameter");
        }
        params.check();
        PageView page = pages.framed(ctx);
        @Nullable String spoken = ctx.queryParam(Languages.NAME) == null ? null : page.language();
        pages.send(ctx, page, templates.embed(page, new FrameView(map(filter, null), spoken)));
    }

    private MapView map(Filter filter, @Nullable LocalDate day) {
        PlaceService.Page found = page(filter.query(), day, ROWS_BESIDE_MAP, 0);
        boolean tiles = config.tilesUrl().isPresent();
        return new MapView(
                view(filter, day), rows(found, day), found.total(), tiles, tiles ? config.tilesAttribution() : null);
    }

    private void list(Context ctx) {
        Params params = params(ctx, "page", PastDay.NAME);
        @Nullable LocalDate day = PastDay.of(params, history);
        Filter filter = Filter.of(params, districts, places, day);
        int wanted = params.number("page", 1, 1, LAST_PAGE);
        if (beyond.answered(ctx, params)) {
            return;
        }
        params.check();
        int total = day == null
                ? places.count(filter.query())
                : history.page(filter.query(), day, 0, 0).total();
        int count = Math.max(1, (total + ROWS_PER_PAGE - 1) / ROWS_PER_PAGE);
        // A page beyond the last, e.g. from an old bookmark, shows the last: nothing is lost by it.
        int number = Math.min(wanted, count);
        PlaceService.Page found = page(filter.query(), day, ROWS_PER_PAGE, (number - 1) * ROWS_PER_PAGE);
        PageView page = pages.page(ctx, day, history);
        ListView view = new ListView(view(filter, day), rows(found, day), total, number, count);
        pages.send(ctx, page, templates.list(page, view));
    }

    private PlaceService.Page page(PlaceQuery query, @Nullable LocalDate day, int limit, int offset) {
        return day == null ? places.page(query, limit, offset) : history.page(query, day, limit, offset);
    }

    private FilterView view(Filter filter, @Nullable LocalDate day) {
        FilterView.Days days = new FilterView.Days(day, history.firstDay(), history.today());
        return filter.view(day == null ? places.counts() : history.counts(day), districts, days);
    }

    private List<PlaceRow> rows(PlaceService.Page page, @Nullable LocalDate day) {
        return page.places().stream().map(place -> views.row(place, day)).toList();
    }
}
