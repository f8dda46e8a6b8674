package de.angstraumkarte;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.angstraumkarte.base.config.Config;
import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.db.HeavyReads;
import de.angstraumkarte.base.geo.Crs;
import de.angstraumkarte.base.http.ClientAddress;
import de.angstraumkarte.base.http.HealthRoutes;
import de.angstraumkarte.base.http.HttpServer;
import de.angstraumkarte.base.http.ProblemMapper;
import de.angstraumkarte.base.http.RateLimit;
import de.angstraumkarte.base.http.StaticFiles;
import de.angstraumkarte.base.http.Uploads;
import de.angstraumkarte.base.mail.MailWorker;
import de.angstraumkarte.base.mail.Mailer;
import de.angstraumkarte.base.mail.Outbox;
import de.angstraumkarte.base.mail.OutboxStore;
import de.angstraumkarte.base.problem.StartupException;
import de.angstraumkarte.base.secret.Keys;
import de.angstraumkarte.base.secret.SecretStore;
import de.angstraumkarte.base.tiles.CircuitBreaker;
import de.angstraumkarte.base.tiles.TileCache;
import de.angstraumkarte.base.tiles.TileService;
import de.angstraumkarte.base.tiles.TileSource;
import de.angstraumkarte.domain.account.AccountService;
import de.angstraumkarte.domain.account.AccountStore;
import de.angstraumkarte.domain.account.AuditLog;
import de.angstraumkarte.domain.account.AuditService;
import de.angstraumkarte.domain.account.AuditStore;
import de.angstraumkarte.domain.account.Passwords;
import de.angstraumkarte.domain.account.SecondFactorService;
import de.angstraumkarte.domain.account.SessionService;
import de.angstraumkarte.domain.account.SessionStore;
import de.angstraumkarte.domain.account.SubmissionStore;
import de.angstraumkarte.domain.account.Submissions;
import de.angstraumkarte.domain.basedata.BaseDataService;
import de.angstraumkarte.domain.basedata.DataLoadStore;
import de.angstraumkarte.domain.deadline.DeadlineService;
import de.angstraumkarte.domain.deadline.DeadlineStore;
import de.angstraumkarte.domain.district.CityOutline;
import de.angstraumkarte.domain.district.DistrictService;
import de.angstraumkarte.domain.district.DistrictStore;
import de.angstraumkarte.domain.gazetteer.GazetteerStore;
import de.angstraumkarte.domain.gazetteer.SearchService;
import de.angstraumkarte.domain.gazetteer.SearchStore;
import de.angstraumkarte.domain.layer.LayerRevisionStore;
import de.angstraumkarte.domain.measure.MeasureReader;
import de.angstraumkarte.domain.measure.MeasureService;
import de.angstraumkarte.domain.measure.MeasureStore;
import de.angstraumkarte.domain.measure.UnitService;
import de.angstraumkarte.domain.measure.UnitStore;
import de.angstraumkarte.domain.place.BorderImport;
import de.angstraumkarte.domain.place.NewsIntervals;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.domain.place.PlaceStore;
import de.angstraumkarte.domain.report.DecisionService;
import de.angstraumkarte.domain.report.DecisionStore;
import de.angstraumkarte.domain.report.FormGuard;
import de.angstraumkarte.domain.report.Housekeeping;
import de.angstraumkarte.domain.report.InboxService;
import de.angstraumkarte.domain.report.InboxStore;
import de.angstraumkarte.domain.report.MailDesk;
import de.angstraumkarte.domain.report.MergeService;
import de.angstraumkarte.domain.report.MergeStore;
import de.angstraumkarte.domain.report.PhotoService;
import de.angstraumkarte.domain.report.PhotoStore;
import de.angstraumkarte.domain.report.Photos;
import de.angstraumkarte.domain.report.ProofOfWork;
import de.angstraumkarte.domain.report.ReportAccess;
import de.angstraumkarte.domain.report.ReportEnds;
import de.angstraumkarte.domain.report.ReportMailStore;
import de.angstraumkarte.domain.report.ReportMails;
import de.angstraumkarte.domain.report.ReportRules;
import de.angstraumkarte.domain.report.ReportService;
import de.angstraumkarte.domain.report.ReportStore;
import de.angstraumkarte.domain.report.ReportedPositions;
import de.angstraumkarte.domain.report.SenderLimits;
import de.angstraumkarte.domain.timeline.PlaceImport;
import de.angstraumkarte.domain.timeline.TimelineService;
import de.angstraumkarte.domain.timeline.TimelineStore;
import de.angstraumkarte.domain.timeline.TimelineWriter;
import de.angstraumkarte.domain.work.NewsService;
import de.angstraumkarte.domain.work.PlaceEditing;
import de.angstraumkarte.domain.work.PlaceTableStore;
import de.angstraumkarte.domain.work.WorkAccess;
import de.angstraumkarte.domain.work.WorkService;
import de.angstraumkarte.domain.work.WorkStore;
import de.angstraumkarte.edge.account.OpenAccounts;
import de.angstraumkarte.edge.api.BaseMapRoutes;
import de.angstraumkarte.edge.api.LayerRoutes;
import de.angstraumkarte.edge.api.PlaceRoutes;
import de.angstraumkarte.edge.api.ReportRoutes;
import de.angstraumkarte.edge.api.SearchRoutes;
import de.angstraumkarte.edge.demo.DemoAccount;
import de.angstraumkarte.edge.demo.DemoClock;
import de.angstraumkarte.edge.demo.DemoData;
import de.angstraumkarte.edge.desk.AccountsPages;
import de.angstraumkarte.edge.desk.AuditPages;
import de.angstraumkarte.edge.desk.AuditWords;
import de.angstraumkarte.edge.desk.DeadlinePages;
import de.angstraumkarte.edge.desk.DeskErrors;
import de.angstraumkarte.edge.desk.DeskPages;
import de.angstraumkarte.edge.desk.DeskRoutes;
import de.angstraumkarte.edge.desk.LoginPages;
import de.angstraumkarte.edge.desk.MailPages;
import de.angstraumkarte.edge.desk.MeasureBoardPages;
import de.angstraumkarte.edge.desk.MeasureCasePages;
import de.angstraumkarte.edge.desk.MeasurePlanPages;
import de.angstraumkarte.edge.desk.MeasureViews;
import de.angstraumkarte.edge.desk.OwnAccountPages;
import de.angstraumkarte.edge.desk.PlaceEditPages;
import de.angstraumkarte.edge.desk.PlaceForms;
import de.angstraumkarte.edge.desk.PlacePages;
import de.angstraumkarte.edge.desk.PlaceWords;
import de.angstraumkarte.edge.desk.PlacesPages;
import de.angstraumkarte.edge.desk.ReportDesk;
import de.angstraumkarte.edge.desk.SecondFactorPages;
import de.angstraumkarte.edge.desk.UnitPages;
import de.angstraumkarte.edge.feature.LayerCache;
import de.angstraumkarte.edge.feature.LayerDocuments;
import de.angstraumkarte.edge.importer.BundledData;
import de.angstraumkarte.edge.importer.ImportServices;
import de.angstraumkarte.edge.site.FollowPages;
import de.angstraumkarte.edge.site.InfoRoutes;
import de.angstraumkarte.edge.site.Pages;
import de.angstraumkarte.edge.site.PhotoRoutes;
import de.angstraumkarte.edge.site.ReportForms;
import de.angstraumkarte.edge.site.ReportPages;
import de.angstraumkarte.edge.site.ReportedViews;
import de.angstraumkarte.edge.site.SiteRoutes;
import de.angstraumkarte.edge.tiles.TileRoutes;
import de.angstraumkarte.web.DeskTemplates;
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

    /** Wrong passwords and codes from one address in a quarter of an hour; a whole office may share one. */
    private static final int WRONG_SIGN_INS = 30;

    /** Name of the key that follow codes are derived with. */
    private static final String FOLLOW_CODES = "follow-code";

    private static final String WEBJARS = "META-INF/resources/webjars/";
    private static final Map<String, String> LIBRARIES = Map.of(
            "lib/leaflet.js", WEBJARS + "leaflet/1.9.4/dist/leaflet.js",
            "lib/leaflet.css", WEBJARS + "leaflet/1.9.4/dist/leaflet.css",
            "lib/supercluster.min.js", WEBJARS + "supercluster/7.1.5/dist/supercluster.min.js");

    private final Database database;
    private final Optional<TileService> tiles;
    private final BaseDataService baseData;
    private final BundledData bundled;
    private final PlaceImport imports;
    private final BorderImport borders;
    private final Housekeeping housekeeping;
    private final Optional<MailWorker> mailWorker;
    private final AccountService accounts;
    private final DeskRoutes desk;
    private final Uploads uploads;
    private final DemoData.Services demoServices;
    private final ObjectMapper json = new ObjectMapper();
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
                app.baseData.markAsDemo();
            } else if (app.baseData.isDemo()) {
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
        Messages german = Messages.of("de");

        LayerRevisionStore revisions = new LayerRevisionStore();
        DistrictStore districtStore = new DistrictStore();
        PlaceStore placeStore = new PlaceStore();
        TimelineStore timelineStore = new TimelineStore();
        NewsIntervals intervals = new NewsIntervals(config.newsDaysFearSpace(), config.newsDaysOther());
        DistrictService districts = new DistrictService(database, districtStore);
        PlaceService places = new PlaceService(database, placeStore, revisions, intervals, clock);
        TimelineService timelines = new TimelineService(database, timelineStore);

        bundled = new BundledData();
        CityOutline outline = bundled.outline();
        borders = new BorderImport(database, districtStore, placeStore, revisions, outline);
        SearchService search = new SearchService(database, new SearchStore());

        Keys keys = new Keys(database, new SecretStore(), clock);
        ClientAddress addresses = new ClientAddress(config.trustedProxies());
        ProofOfWork proofOfWork = new ProofOfWork(config.proofOfWork(), keys.signer("proof-of-work"), json, clock);
        Outbox outbox = new Outbox(database, new OutboxStore(), config.mail().isPresent(), clock);
        ReportMails reportMails = new ReportMails(outbox, new ReportMailStore(), placeStore, keys.signer(FOLLOW_CODES));
        DecisionStore decisionStore = new DecisionStore();
        ReportEnds reportEnds = new ReportEnds(decisionStore, clock);
        TimelineWriter.Listener published = TimelineWriter.Listener.all(List.of(reportMails, reportEnds));
        imports = new PlaceImport(
                database,
                new PlaceImport.Stores(placeStore, districtStore, timelineStore, revisions),
                outline,
                new PlaceImport.Texts(german.text("import.added"), german.text("import.status")),
                published,
                clock);
        baseData = new BaseDataService(
                database, new DataLoadStore(), districtStore, new GazetteerStore(), revisions, imports, clock);
        mailWorker =
                config.mail().map(mail -> new MailWorker(outbox, new Mailer(mail, config.publicUrl(), clock), clock));
        ReportRules reportRules = new ReportRules(outline, places);
        ReportService reports = new ReportService(
                database,
                new ReportStore(),
                reportRules,
                new Photos(),
                new SenderLimits(config.reportLimit(), clock),
                keys.signer(FOLLOW_CODES),
                reportMails,
                config.decisionDays(),
                clock);
        housekeeping = new Housekeeping(reports, clock);

        LayerDocuments documents = new LayerDocuments(places, districts, json);
        LayerCache cache = new LayerCache(places, documents.sources());
        tiles = config.tilesUrl().map(url -> tiles(url, config, clock));
        StaticFiles staticFiles = new StaticFiles(LIBRARIES);
        Templates templates = new Templates();
        Pages pages = new Pages(config, staticFiles, demo);

        Passwords passwords = new Passwords();
        AccountStore accountStore = new AccountStore();
        SessionStore sessionStore = new SessionStore();
        AuditStore auditStore = new AuditStore();
        AuditLog audit = new AuditLog(auditStore, json, clock);
        accounts = new AccountService(database, accountStore, sessionStore, passwords, audit, clock);
        SessionService sessions = new SessionService(
                database, accountStore, sessionStore, passwords, audit, config.secondFactorRequired(), clock);
        DeskTemplates deskTemplates = new DeskTemplates(templates);
        DeskPages deskPages = new DeskPages(pages::page);
        desk = new DeskRoutes(sessions, config);
        DeskErrors deskErrors = new DeskErrors(desk, deskPages, deskTemplates);
        ProblemMapper problems = new ProblemMapper(json, (ctx, messages, status, titleKey, detail, id) -> {
            ErrorView view = new ErrorView(status, titleKey, detail, id);
            return deskErrors.page(ctx, view).orElseGet(() -> templates.error(pages.errorPage(ctx, messages), view));
        });
        LoginPages login = new LoginPages(
                desk,
                deskPages,
                deskTemplates,
                sessions,
                new RateLimit(WRONG_SIGN_INS, Duration.ofMinutes(15), clock),
                addresses,
                config);
        new OwnAccountPages(deskPages, deskTemplates, accounts, sessions).register(desk);
        new SecondFactorPages(
                        deskPages,
                        deskTemplates,
                        new SecondFactorService(database, accountStore, sessionStore, passwords, audit, clock))
                .register(desk);
        new MailPages(deskPages, deskTemplates, outbox, new MailDesk(database, outbox, audit)).register(desk);

        TimelineWriter timelineWriter = new TimelineWriter(timelineStore, placeStore, revisions, published, clock);
        HeavyReads lists = new HeavyReads(database);
        UnitStore unitStore = new UnitStore();
        MeasureStore measureStore = new MeasureStore();
        Submissions submissions = new Submissions(new SubmissionStore(), clock);
        MeasureReader measureReader =
                new MeasureReader(database, lists, measureStore, timelineStore, placeStore, clock);
        MeasureService measures = new MeasureService(
                database, measureStore, unitStore, placeStore, timelineWriter, audit, submissions, clock);
        UnitService units =
                new UnitService(database, unitStore, measureStore, placeStore, timelineWriter, audit, clock);
        DeadlineService deadlines =
                new DeadlineService(lists, new DeadlineStore(), measureStore, intervals, config.decisionDays(), clock);
        MeasureViews measureViews = new MeasureViews(measureReader, units);
        new MeasureBoardPages(deskPages, deskTemplates, measureViews, measureReader).register(desk);
        new MeasurePlanPages(deskPages, deskTemplates, measureViews, measures, places).register(desk);
        new MeasureCasePages(deskPages, deskTemplates, measureViews, measureReader, measures).register(desk);
        new UnitPages(deskPages, deskTemplates, measureViews, measureReader, units).register(desk);
        new DeadlinePages(deskPages, deskTemplates, deadlines, units).register(desk);
        new AccountsPages(deskPages, deskTemplates, accounts, units::listUnits).register(desk);

        InboxStore inboxStore = new InboxStore();
        WorkStore workStore = new WorkStore();
        WorkAccess access = new WorkAccess(placeStore, workStore);
        PlaceEditing editing = new PlaceEditing(
                database,
                new PlaceEditing.Stores(placeStore, districtStore, unitStore, revisions),
                access,
                timelineWriter,
                audit,
                outline,
                new ReportedPositions(inboxStore),
                new PlaceEditing.Texts(german.text("work.added"), german.text("work.confirmed")),
                clock);
        WorkService work = new WorkService(
                database,
                lists,
                new WorkService.Stores(
                        placeStore, new PlaceTableStore(), timelineStore, unitStore, auditStore, workStore),
                access,
                places);
        NewsService news = new NewsService(database, placeStore, access, timelineWriter, audit, submissions);
        PlaceWords words = new PlaceWords(work, places, districts);
        AuditWords auditWords = new AuditWords(places, units, districts, json);
        new AuditPages(deskPages, deskTemplates, new AuditService(database, auditStore), accounts, auditWords)
                .register(desk);
        PlaceForms forms = new PlaceForms(words);
        new PlacesPages(deskPages, deskTemplates, work, words).register(desk);
        new PlaceEditPages(deskPages, deskTemplates, work, editing, words, forms, tiles.isPresent()).register(desk);
        ReportAccess reportAccess = new ReportAccess(inboxStore, access);
        PhotoService photos = new PhotoService(database, new PhotoStore(), reportAccess, audit, clock);
        InboxService inbox = new InboxService(database, lists, inboxStore, placeStore, reportAccess, clock);
        ReportedViews residents = new ReportedViews(inbox, photos);
        DecisionService decisions = new DecisionService(
                database,
                new DecisionService.Stores(decisionStore, inboxStore, placeStore, unitStore),
                editing,
                audit,
                reportMails,
                clock);
        ReportDesk.Services reportServices = new ReportDesk.Services(
                inbox,
                decisions,
                new MergeService(
                        database,
                        new MergeService.Stores(placeStore, new MergeStore(), measureStore),
                        timelineWriter,
                        reportEnds,
                        audit,
                        clock),
                photos,
                places,
                districts,
                outbox);
        ReportDesk reportDesk = new ReportDesk(deskPages, deskTemplates, reportServices, units::listUnits, config);
        reportDesk.register(desk);
        new PlacePages(deskPages, deskTemplates, work, news, places, words, auditWords, forms, measureViews, reportDesk)
                .register(desk);

        uploads = new Uploads(config.data().resolve("uploads"), ReportPages.MOST_BYTES);
        ReportPages reportPages = new ReportPages(
                pages,
                templates,
                new ReportForms(places, districts, units, search, config),
                new ReportPages.Intake(
                        reports,
                        reportRules,
                        new FormGuard(keys.signer("form-stamp"), clock),
                        proofOfWork,
                        addresses,
                        uploads));

        demoServices =
                new DemoData.Services(accounts, places, reports, inbox, decisions, news, measures, measureReader);

        http = new HttpServer(
                config.host(),
                config.port(),
                problems,
                Map.of(ReportRoutes.PATH, ReportRoutes.MOST_BYTES, ReportPages.PATH, ReportPages.MOST_BYTES),
                List.of(
                        new HealthRoutes(database::answers)::register,
                        staticFiles::register,
                        new TileRoutes(tiles.orElse(null))::register,
                        new BaseMapRoutes(bundled.outlineDocument())::register,
                        new LayerRoutes(places, districts, cache, documents, json)::register,
                        new PlaceRoutes(places, timelines, measureReader, units, documents, json)::register,
                        new SearchRoutes(search, districts, json)::register,
                        new SiteRoutes(
                                        pages,
                                        templates,
                                        places,
                                        timelines,
                                        measureReader,
                                        units,
                                        districts,
                                        residents,
                                        config)::register,
                        new ReportRoutes(reports, proofOfWork, addresses, json)::register,
                        new PhotoRoutes(photos)::register,
                        new InfoRoutes(pages, templates, places, districts, config)::register,
                        reportPages::register,
                        new FollowPages(pages, templates, reports, places, districts, units)::register,
                        login::register,
                        desk::register));
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
        return baseData.loadOnce(bundled::read);
    }

    /** Plays made-up weeks on a new store of a try-out; returns the accounts to sign in with. */
    public List<DemoAccount> fillDemo(DemoClock clock) {
        return new DemoData(demoServices, json, clock, Messages.of("de").text("demo.mark")).fill(this::loadBaseData);
    }

    /** What the command {@code import} works with; closing it closes this. */
    public ImportServices importServices() {
        return new ImportServices(baseData, bundled, imports, borders, this::close);
    }

    /** What the command {@code account} works with; closing it closes this. */
    public OpenAccounts openAccounts() {
        return new OpenAccounts(accounts, this::close);
    }

    /** Keeps the accounts of staff. */
    public AccountService accounts() {
        return accounts;
    }

    /** The handlers of the staff area, with the roles they need. */
    public List<DeskRoutes.Route> deskRoutes() {
        return desk.routes();
    }

    /** All routes there are, as "GET /path". */
    public List<String> routes() {
        return http.routes();
    }

    /** Begins to answer; returns the port. */
    public int start() {
        uploads.clear();
        int port = http.start();
        housekeeping.start();
        mailWorker.ifPresent(MailWorker::start);
        return port;
    }

    /** Stops answering, then closes what is behind it. */
    @Override
    public void close() {
        http.close();
        housekeeping.close();
        mailWorker.ifPresent(MailWorker::close);
        tiles.ifPresent(TileService::close);
        database.close();
    }
}
