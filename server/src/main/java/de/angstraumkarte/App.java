package de.angstraumkarte;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.angstraumkarte.base.config.Config;
import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.http.HealthRoutes;
import de.angstraumkarte.base.http.HttpServer;
import de.angstraumkarte.base.http.ProblemMapper;
import de.angstraumkarte.base.http.StaticFiles;
import de.angstraumkarte.domain.district.DistrictService;
import de.angstraumkarte.domain.district.DistrictStore;
import de.angstraumkarte.domain.layer.LayerRevisionStore;
import de.angstraumkarte.domain.place.NewsIntervals;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.domain.place.PlaceStore;
import de.angstraumkarte.domain.timeline.TimelineService;
import de.angstraumkarte.domain.timeline.TimelineStore;
import de.angstraumkarte.edge.api.LayerRoutes;
import de.angstraumkarte.edge.api.PlaceRoutes;
import de.angstraumkarte.edge.feature.LayerCache;
import de.angstraumkarte.edge.feature.LayerDocuments;
import de.angstraumkarte.edge.site.InfoRoutes;
import de.angstraumkarte.edge.site.Pages;
import de.angstraumkarte.edge.site.SiteRoutes;
import de.angstraumkarte.web.ErrorView;
import de.angstraumkarte.web.Templates;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** The whole server, wired by hand: the only place where its objects are made. */
public final class App implements AutoCloseable {
    private static final Map<String, String> LIBRARIES = Map.of(
            "lib/leaflet.js", "META-INF/resources/webjars/leaflet/1.9.4/dist/leaflet.js",
            "lib/leaflet.css", "META-INF/resources/webjars/leaflet/1.9.4/dist/leaflet.css",
            "lib/supercluster.min.js", "META-INF/resources/webjars/supercluster/7.1.5/dist/supercluster.min.js");

    private final Database database;
    private final HttpServer http;

    public App(Config config, Clock clock) {
        database = Database.open(config.data());
        ObjectMapper json = new ObjectMapper();

        LayerRevisionStore revisions = new LayerRevisionStore();
        DistrictService districts = new DistrictService(database, new DistrictStore());
        PlaceService places = new PlaceService(
                database,
                new PlaceStore(),
                revisions,
                new NewsIntervals(config.newsDaysFearSpace(), config.newsDaysOther()),
                clock);
        TimelineService timelines = new TimelineService(database, new TimelineStore());

        LayerDocuments documents = new LayerDocuments(places, districts, json);
        LayerCache cache = new LayerCache(places, documents.sources());
        StaticFiles staticFiles = new StaticFiles(LIBRARIES);
        Templates templates = new Templates();
        Pages pages = new Pages(config, staticFiles);
        ProblemMapper problems = new ProblemMapper(
                json,
                (ctx, messages, status, titleKey, detail, id) ->
                        templates.error(pages.page(ctx, messages), new ErrorView(status, titleKey, detail, id)));

        http = new HttpServer(
                config.host(),
                config.port(),
                problems,
                List.of(
                        new HealthRoutes(database::answers)::register,
                        staticFiles::register,
                        new LayerRoutes(places, districts, cache, documents, json)::register,
                        new PlaceRoutes(places, timelines, documents, json)::register,
                        new SiteRoutes(pages, templates, places, timelines, districts, config)::register,
                        new InfoRoutes(pages, templates, places, districts, config)::register));
    }

    /** Begins to answer; returns the port. */
    public int start() {
        return http.start();
    }

    @Override
    public void close() {
        http.close();
        database.close();
    }
}
