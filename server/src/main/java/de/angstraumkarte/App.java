package de.angstraumkarte;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.angstraumkarte.base.config.Config;
import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.geo.Crs;
import de.angstraumkarte.base.http.ClientAddress;
import de.angstraumkarte.base.http.DailyCookie;
import de.angstraumkarte.base.http.HealthRoutes;
import de.angstraumkarte.base.http.HttpServer;
import de.angstraumkarte.base.http.ProblemMapper;
import de.angstraumkarte.base.http.SecurityHeaders;
import de.angstraumkarte.base.http.SiteAddress;
import de.angstraumkarte.base.http.StaticFiles;
import de.angstraumkarte.base.http.Uploads;
import de.angstraumkarte.base.mail.MailWorker;
import de.angstraumkarte.base.mail.Mailer;
import de.angstraumkarte.base.problem.StartupException;
import de.angstraumkarte.base.schedule.Chores;
import de.angstraumkarte.base.tiles.CircuitBreaker;
import de.angstraumkarte.base.tiles.TileCache;
import de.angstraumkarte.base.tiles.TileService;
import de.angstraumkarte.base.tiles.TileSource;
import de.angstraumkarte.domain.account.AccountService;
import de.angstraumkarte.domain.follow.FollowWorker;
import de.angstraumkarte.domain.hook.HookWorker;
import de.angstraumkarte.domain.report.FormGuard;
import de.angstraumkarte.domain.report.ProofOfWork;
import de.angstraumkarte.domain.report.ReportMailEnds;
import de.angstraumkarte.edge.account.OpenAccounts;
import de.angstraumkarte.edge.api.BaseMapRoutes;
import de.angstraumkarte.edge.api.LayerRoutes;
import de.angstraumkarte.edge.api.PlaceRoutes;
import de.angstraumkarte.edge.api.RatingRoutes;
import de.angstraumkarte.edge.api.ReportRoutes;
import de.angstraumkarte.edge.api.SearchRoutes;
import de.angstraumkarte.edge.demo.DemoAccount;
import de.angstraumkarte.edge.demo.DemoClock;
import de.angstraumkarte.edge.demo.DemoData;
import de.angstraumkarte.edge.desk.DeskRoutes;
import de.angstraumkarte.edge.feature.LayerCache;
import de.angstraumkarte.edge.feature.LayerDocuments;
import de.angstraumkarte.edge.importer.BundledData;
import de.angstraumkarte.edge.importer.ImportServices;
import de.angstraumkarte.edge.site.AnswerPages;
import de.angstraumkarte.edge.site.CrawlerRoutes;
import de.angstraumkarte.edge.site.FollowPages;
import de.angstraumkarte.edge.site.InfoRoutes;
import de.angstraumkarte.edge.site.LinkedData;
import de.angstraumkarte.edge.site.Pages;
import de.angstraumkarte.edge.site.PhotoRoutes;
import de.angstraumkarte.edge.site.PlacePages;
import de.angstraumkarte.edge.site.PlaceViews;
import de.angstraumkarte.edge.site.ReportForms;
import de.angstraumkarte.edge.site.ReportMailPages;
import de.angstraumkarte.edge.site.ReportPages;
import de.angstraumkarte.edge.site.ReportedViews;
import de.angstraumkarte.edge.site.SiteRoutes;
import de.angstraumkarte.edge.site.Sitemap;
import de.angstraumkarte.edge.site.StatisticsPages;
import de.angstraumkarte.edge.site.SubscribePages;
import de.angstraumkarte.edge.site.SubscriptionPages;
import de.angstraumkarte.edge.tiles.TileRoutes;
import de.angstraumkarte.web.ErrorView;
import de.angstraumkarte.web.Messages;
import de.angstraumkarte.web.Templates;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The whole server, wired by hand: the only place where its objects are made. */
public final class App implements AutoCloseable {
    /** Failures in a row after which the source of the background tiles is left alone for a while. */
    private static final int TILE_FAILURES = 3;

    private static final String WEBJARS = "META-INF/resources/webjars/";
    private static final Map<String, String> LIBRARIES = Map.of(
            "lib/leaflet.js", WEBJARS + "leaflet/1.9.4/dist/leaflet.js",
            "lib/leaflet.css", WEBJARS + "leaflet/1.9.4/dist/leaflet.css",
            "lib/supercluster.min.js", WEBJARS + "supercluster/7.1.5/dist/supercluster.min.js");

    private final Database database;
    private final ObjectMapper json = new ObjectMapper();
    private final BundledData bundled = new BundledData();
    private final Domain domain;
    private final StaffArea staff;
    private final Optional<TileService> tiles;
    private final Optional<MailWorker> mailWorker;
    private final FollowWorker followWorker;
    private final HookWorker hookWorker;
    private final Chores chores;
    private final Uploads uploads;
    private final OpenInterfaces interfaces;
    private final HttpServer http;

    /** Opens the store and makes everything; {@link #start} lets it answer. If anything fails, the store is closed again. */
    public static App open(Config config, Clock clock) {
        return open(config, clock, false);
    }

    /** The same on a new store that is marked for good as one of made-up examples, which every page says. */
    public static App openDemo(Config config, Clock clock) {
        return open(config, clock, true);
    }

    private static App open(Config config, Clock clock, boolean demo) {
        Crs.readAhead();
        Database database = Database.open(config.data(), config.minFreeMb() * 1_000_000L);
        try {
            App app = new App(database, config, clock, demo);
            if (demo) {
                app.domain.baseData.markAsDemo();
            } else if (app.domain.baseData.isDemo()) {
                throw new StartupException("demo-store", config.data().toString());
            }
            return app;
        } catch (RuntimeException | Error e) {
            database.close();
            throw e;
        }
    }

    private App(Database database, Config config, Clock clock, boolean demo) {
        this.database = database;
        domain = new Domain(database, config, clock, demo, bundled, json);
        mailWorker = config.mail()
                .map(mail -> new MailWorker(domain.outbox, new Mailer(mail, config.publicUrl(), clock), clock));
        followWorker = new FollowWorker(domain.followNews);
        hookWorker = domain.webhooks.worker();
        chores = new Chores(domain.chores, clock);
        tiles = config.tilesUrl().map(url -> tiles(url, config, clock));
        uploads = new Uploads(config.data().resolve("uploads"), ReportPages.MOST_BYTES);

        LayerDocuments documents = new LayerDocuments(domain.places, domain.districts, json);
        LayerCache cache = new LayerCache(domain.places, documents.sources());
        StaticFiles staticFiles = new StaticFiles(LIBRARIES);
        ClientAddress addresses = new ClientAddress(config.trustedProxies());
        Templates templates = new Templates();
        Pages pages = new Pages(config, staticFiles, demo);
        staff = new StaffArea(domain, config, clock, pages, templates, addresses, tiles.isPresent(), json);
        interfaces = new OpenInterfaces(domain, config, clock, pages, templates, addresses, bundled, demo, json);
        ProblemMapper.Page errorPage = (ctx, messages, status, titleKey, detail, id) -> {
            ErrorView view = new ErrorView(status, titleKey, detail, id);
            if (SecurityHeaders.mayBeFramed(ctx)) {
                return templates.embedError(pages.framed(ctx), view);
            }
            return staff.errors.page(ctx, view).orElseGet(() -> templates.error(pages.errorPage(ctx, messages), view));
        };
        ProblemMapper problems = new ProblemMapper(json, errorPage, interfaces.errorForms);

        PlaceViews placeViews = new PlaceViews(domain.places, domain.districts, domain.units);
        DailyCookie rated = new DailyCookie(
                "rated", domain.keys.signer("rated-today"), config.publicUrl().startsWith("https:"), clock);
        ProofOfWork proofOfWork =
                new ProofOfWork(config.proofOfWork(), domain.keys.signer("proof-of-work"), json, clock);
        FormGuard guard = new FormGuard(domain.keys.signer("form-stamp"), clock);
        ReportPages reportPages = new ReportPages(
                pages,
                templates,
                new ReportForms(domain.places, domain.districts, domain.units, domain.search, config),
                new ReportPages.Intake(domain.reports, domain.reportRules, guard, proofOfWork, addresses, uploads));

        LinkedData linkedData = new LinkedData(json);

        http = new HttpServer(
                config.host(),
                config.port(),
                problems,
                Map.of(ReportRoutes.PATH, ReportRoutes.MOST_BYTES, ReportPages.PATH, ReportPages.MOST_BYTES),
                List.of(SubscriptionPages.ONE_CLICK, ReportMailEnds.PATH),
                List.of(DeskRoutes.ROOT + "/orte"),
                List.of(
                        new HealthRoutes(database::answers)::register,
                        staticFiles::register,
                        new TileRoutes(tiles.orElse(null))::register,
                        new BaseMapRoutes(bundled.outlineDocument())::register,
                        new LayerRoutes(domain.places, domain.districts, domain.history, cache, documents, json)
                                ::register,
                        interfaces.feeds::register,
                        interfaces.ogc::register,
                        interfaces.ogcDescription::register,
                        interfaces.downloads::register,
                        interfaces.requests::register,
                        interfaces.intake::register,
                        interfaces.docs::register,
                        new PlaceRoutes(
                                domain.places,
                                domain.timelines,
                                domain.measureReader,
                                domain.units,
                                domain.effects,
                                domain.history,
                                documents,
                                json)::register,
                        new SearchRoutes(domain.search, domain.districts, json)::register,
                        new RatingRoutes(domain.ratings, domain.places, rated, addresses, json)::register,
                        new SiteRoutes(
                                        pages,
                                        templates,
                                        domain.places,
                                        domain.districts,
                                        domain.history,
                                        placeViews,
                                        config)::register,
                        new PlacePages(
                                pages,
                                templates,
                                placeViews,
                                new PlacePages.Sources(
                                        domain.places,
                                        domain.timelines,
                                        domain.measureReader,
                                        domain.effects,
                                        domain.history,
                                        new ReportedViews(domain.inbox, domain.photos)),
                                new PlacePages.Asking(domain.ratings, rated, addresses, config.publicUrl()),
                                linkedData)::register,
                        new ReportRoutes(domain.reports, proofOfWork, addresses, json)::register,
                        new PhotoRoutes(domain.photos)::register,
                        new StatisticsPages(pages, templates, domain.statistics, domain.districts)::register,
                        new InfoRoutes(
                                pages,
                                templates,
                                domain.places,
                                domain.districts,
                                config,
                                new InfoRoutes.Offer(interfaces.files::views, interfaces.files::count),
                                linkedData)::register,
                        new CrawlerRoutes(new Sitemap(domain.places), new SiteAddress(config.publicUrl()))::register,
                        reportPages::register,
                        new AnswerPages(pages, templates, domain.answers, domain.answerLinks)::register,
                        new FollowPages(pages, templates, domain.reports, domain.places, domain.districts, domain.units)
                                ::register,
                        new ReportMailPages(pages, templates, domain.reports)::register,
                        new SubscribePages(
                                pages,
                                templates,
                                domain.follows,
                                domain.districts,
                                guard,
                                addresses,
                                config.mail().isPresent())::register,
                        new SubscriptionPages(pages, templates, domain.follows, domain.followLinks)::register,
                        staff.login::register,
                        staff.desk::register));
    }

    private static TileService tiles(String url, Config config, Clock clock) {
        return new TileService(
                new TileSource(url, Duration.ofSeconds(1), Duration.ofSeconds(3), clock),
                new TileCache(config.data().resolve("tiles"), config.tilesCacheMb(), clock),
                new CircuitBreaker(TILE_FAILURES, Duration.ofSeconds(30), clock),
                Duration.ofDays(config.tilesDays()),
                clock);
    }

    /** Loads the bundled data if the store is new; returns whether it was. */
    public boolean loadBaseData() {
        return domain.baseData.loadOnce(bundled::read);
    }

    /** Plays made-up weeks on a new store of a try-out; returns the accounts to sign in with. */
    public List<DemoAccount> fillDemo(DemoClock clock) {
        DemoData.Services services = new DemoData.Services(
                domain.accounts,
                domain.places,
                domain.reports,
                domain.inbox,
                domain.decisions,
                domain.news,
                domain.measures,
                domain.measureReader,
                domain.ratings);
        return new DemoData(services, json, clock, Messages.of("de").text("demo.mark")).fill(this::loadBaseData);
    }

    /** What the command {@code import} works with; closing it closes this. */
    public ImportServices importServices() {
        return new ImportServices(domain.baseData, bundled, domain.imports, domain.borders, this::close);
    }

    /** What the command {@code account} works with; closing it closes this. */
    public OpenAccounts openAccounts() {
        return new OpenAccounts(domain.accounts, this::close);
    }

    /** Keeps the accounts of staff. */
    public AccountService accounts() {
        return domain.accounts;
    }

    /** The handlers of the staff area, with the roles they need. */
    public List<DeskRoutes.Route> deskRoutes() {
        return staff.desk.routes();
    }

    /** All routes there are, as "GET /path". */
    public List<String> routes() {
        return http.routes();
    }

    /** Begins to answer; returns the port. */
    public int start() {
        uploads.clear();
        domain.statistics.prepare();
        int port = http.start();
        chores.start();
        mailWorker.ifPresent(MailWorker::start);
        followWorker.start();
        hookWorker.start();
        return port;
    }

    /** Stops answering, then closes what is behind it. */
    @Override
    public void close() {
        http.close();
        chores.close();
        hookWorker.close();
        followWorker.close();
        mailWorker.ifPresent(MailWorker::close);
        tiles.ifPresent(TileService::close);
        domain.statistics.close();
        interfaces.close();
        database.close();
    }
}
