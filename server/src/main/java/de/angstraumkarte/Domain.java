package de.angstraumkarte;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.angstraumkarte.base.config.Config;
import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.db.HeavyReads;
import de.angstraumkarte.base.http.HourlyLimit;
import de.angstraumkarte.base.mail.BounceMailbox;
import de.angstraumkarte.base.mail.Outbox;
import de.angstraumkarte.base.mail.OutboxStore;
import de.angstraumkarte.base.schedule.Chore;
import de.angstraumkarte.base.secret.Keys;
import de.angstraumkarte.base.secret.SecretStore;
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
import de.angstraumkarte.domain.collection.SelectionService;
import de.angstraumkarte.domain.collection.SelectionStore;
import de.angstraumkarte.domain.deadline.DeadlineService;
import de.angstraumkarte.domain.deadline.DeadlineStore;
import de.angstraumkarte.domain.deadline.DueEffectStore;
import de.angstraumkarte.domain.deadline.UnitDigestStore;
import de.angstraumkarte.domain.deadline.UnitDigests;
import de.angstraumkarte.domain.district.CityOutline;
import de.angstraumkarte.domain.district.DistrictService;
import de.angstraumkarte.domain.district.DistrictStore;
import de.angstraumkarte.domain.effect.EffectService;
import de.angstraumkarte.domain.effect.EffectStore;
import de.angstraumkarte.domain.effect.RatingService;
import de.angstraumkarte.domain.feed.FeedService;
import de.angstraumkarte.domain.follow.FollowDigest;
import de.angstraumkarte.domain.follow.FollowLinks;
import de.angstraumkarte.domain.follow.FollowNews;
import de.angstraumkarte.domain.follow.FollowNewsStore;
import de.angstraumkarte.domain.follow.FollowService;
import de.angstraumkarte.domain.follow.FollowStore;
import de.angstraumkarte.domain.gazetteer.GazetteerStore;
import de.angstraumkarte.domain.gazetteer.SearchService;
import de.angstraumkarte.domain.gazetteer.SearchStore;
import de.angstraumkarte.domain.georeport.RequestService;
import de.angstraumkarte.domain.georeport.RequestStore;
import de.angstraumkarte.domain.history.HistoryService;
import de.angstraumkarte.domain.history.HistoryStore;
import de.angstraumkarte.domain.layer.LayerRevisionStore;
import de.angstraumkarte.domain.measure.CalendarStore;
import de.angstraumkarte.domain.measure.MeasureHistoryStore;
import de.angstraumkarte.domain.measure.MeasureReader;
import de.angstraumkarte.domain.measure.MeasureService;
import de.angstraumkarte.domain.measure.MeasureStore;
import de.angstraumkarte.domain.measure.UnitService;
import de.angstraumkarte.domain.measure.UnitStore;
import de.angstraumkarte.domain.place.BorderImport;
import de.angstraumkarte.domain.place.NewsIntervals;
import de.angstraumkarte.domain.place.PlaceHistoryStore;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.domain.place.PlaceStore;
import de.angstraumkarte.domain.question.AnswerLinks;
import de.angstraumkarte.domain.question.AnswerService;
import de.angstraumkarte.domain.question.QuestionService;
import de.angstraumkarte.domain.question.QuestionStore;
import de.angstraumkarte.domain.report.DecisionService;
import de.angstraumkarte.domain.report.DecisionStore;
import de.angstraumkarte.domain.report.InboxService;
import de.angstraumkarte.domain.report.InboxStore;
import de.angstraumkarte.domain.report.MailDesk;
import de.angstraumkarte.domain.report.MergeService;
import de.angstraumkarte.domain.report.MergeStore;
import de.angstraumkarte.domain.report.PhotoService;
import de.angstraumkarte.domain.report.PhotoStore;
import de.angstraumkarte.domain.report.Photos;
import de.angstraumkarte.domain.report.ReportAccess;
import de.angstraumkarte.domain.report.ReportEnds;
import de.angstraumkarte.domain.report.ReportMailStore;
import de.angstraumkarte.domain.report.ReportMails;
import de.angstraumkarte.domain.report.ReportRules;
import de.angstraumkarte.domain.report.ReportService;
import de.angstraumkarte.domain.report.ReportStore;
import de.angstraumkarte.domain.report.ReportedPositions;
import de.angstraumkarte.domain.report.SenderLimits;
import de.angstraumkarte.domain.statistics.StatisticsService;
import de.angstraumkarte.domain.statistics.StatisticsStore;
import de.angstraumkarte.domain.timeline.PlaceImport;
import de.angstraumkarte.domain.timeline.PublishedStore;
import de.angstraumkarte.domain.timeline.TimelineService;
import de.angstraumkarte.domain.timeline.TimelineStore;
import de.angstraumkarte.domain.timeline.TimelineWriter;
import de.angstraumkarte.domain.work.NewsService;
import de.angstraumkarte.domain.work.PlaceEditing;
import de.angstraumkarte.domain.work.PlaceTableStore;
import de.angstraumkarte.domain.work.WorkAccess;
import de.angstraumkarte.domain.work.WorkService;
import de.angstraumkarte.domain.work.WorkStore;
import de.angstraumkarte.edge.importer.BundledData;
import de.angstraumkarte.web.Messages;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the map knows and can do: stores and services, made by hand in the order in which they stand on one another. */
final class Domain {
    /** Name of the key that follow codes are derived with. */
    private static final String FOLLOW_CODES = "follow-code";

    /** List pages that go through much of the store wait for one another here. */
    final HeavyReads lists;

    final PlaceService places;
    final DistrictService districts;
    final TimelineService timelines;
    final HistoryService history;
    final SearchService search;
    final PlaceImport imports;
    final BorderImport borders;
    final BaseDataService baseData;

    final Keys keys;
    final Outbox outbox;
    final MailDesk mailDesk;
    final AccountService accounts;
    final SessionService sessions;
    final SecondFactorService secondFactors;
    final AuditService auditLog;

    final MeasureReader measureReader;
    final MeasureService measures;
    final UnitService units;
    final DeadlineService deadlines;

    final FeedService feeds;
    final RequestService serviceRequests;
    final EffectService effects;
    final SelectionService selections;
    final StatisticsService statistics;
    final RatingService ratings;

    final ReportRules reportRules;
    final ReportService reports;
    final InboxService inbox;
    final DecisionService decisions;
    final MergeService merges;
    final PhotoService photos;

    final FollowLinks followLinks;
    final FollowNews followNews;
    final FollowService follows;

    final Webhooks webhooks;

    final WorkService work;
    final PlaceEditing editing;
    final NewsService news;

    final AnswerLinks answerLinks;
    final AnswerService answers;

    /** What is done because time passes. */
    final List<Chore> chores;

    Domain(Database database, Config config, Clock clock, boolean demo, BundledData bundled, ObjectMapper json) {
        Messages german = Messages.of("de");
        lists = new HeavyReads(database);

        LayerRevisionStore revisions = new LayerRevisionStore(clock);
        DistrictStore districtStore = new DistrictStore();
        PlaceStore placeStore = new PlaceStore();
        TimelineStore timelineStore = new TimelineStore();
        NewsIntervals intervals = new NewsIntervals(config.newsDaysFearSpace(), config.newsDaysOther());
        districts = new DistrictService(database, districtStore);
        places = new PlaceService(database, placeStore, revisions, intervals, clock);
        timelines = new TimelineService(database, timelineStore);
        CityOutline outline = bundled.outline();
        borders = new BorderImport(database, districtStore, placeStore, revisions, outline, clock);
        search = new SearchService(database, new SearchStore());

        keys = new Keys(database, new SecretStore(), clock);
        outbox = new Outbox(database, new OutboxStore(), config.mail().isPresent(), clock);
        Passwords passwords = new Passwords();
        AccountStore accountStore = new AccountStore();
        SessionStore sessionStore = new SessionStore();
        AuditStore auditStore = new AuditStore();
        AuditLog audit = new AuditLog(auditStore, json, clock);
        accounts = new AccountService(database, accountStore, sessionStore, passwords, audit, clock);
        sessions = new SessionService(
                database, accountStore, sessionStore, passwords, audit, config.secondFactorRequired(), clock);
        secondFactors = new SecondFactorService(database, accountStore, sessionStore, passwords, audit, clock);
        auditLog = new AuditService(database, auditStore);
        mailDesk = new MailDesk(database, outbox, audit);
        Submissions submissions = new Submissions(new SubmissionStore(), clock);

        // Who is told of every public entry.
        ReportMails reportMails = new ReportMails(outbox, new ReportMailStore(), placeStore, keys.signer(FOLLOW_CODES));
        DecisionStore decisionStore = new DecisionStore();
        ReportEnds reportEnds = new ReportEnds(decisionStore, clock);
        FollowStore followStore = new FollowStore();
        FollowNewsStore followNewsStore = new FollowNewsStore();
        followLinks = new FollowLinks(keys.signer("follow"));
        followNews = new FollowNews(database, followStore, followNewsStore, reportMails, outbox, followLinks);
        webhooks = new Webhooks(
                database, config, clock, demo, districts, keys.signer("webhook"), audit, submissions, json);
        TimelineWriter.Listener published =
                TimelineWriter.Listener.all(List.of(reportMails, reportEnds, followNews, webhooks.news));
        TimelineWriter timelineWriter = new TimelineWriter(timelineStore, placeStore, revisions, published, clock);
        imports = new PlaceImport(
                database,
                new PlaceImport.Stores(placeStore, districtStore, timelineStore, revisions),
                outline,
                new PlaceImport.Texts(german.text("import.added"), german.text("import.status")),
                published,
                clock);
        baseData = new BaseDataService(
                database, new DataLoadStore(), districtStore, new GazetteerStore(), revisions, imports, clock);

        history = new HistoryService(
                database,
                lists,
                new HistoryService.Stores(
                        new HistoryStore(),
                        new PlaceHistoryStore(),
                        new MeasureHistoryStore(),
                        timelineStore,
                        revisions),
                clock);

        UnitStore unitStore = new UnitStore();
        MeasureStore measureStore = new MeasureStore();
        measureReader = new MeasureReader(database, lists, measureStore, timelineStore, placeStore, clock);
        measures = new MeasureService(
                database, measureStore, unitStore, placeStore, timelineWriter, audit, submissions, clock);
        units = new UnitService(database, unitStore, measureStore, placeStore, timelineWriter, audit, clock);
        deadlines = new DeadlineService(
                lists,
                new DeadlineStore(),
                new DueEffectStore(),
                measureStore,
                intervals,
                config.decisionDays(),
                clock);

        EffectStore effectStore = new EffectStore();
        effects = new EffectService(database, effectStore);
        // Anybody can send filters: they must not hold up staff's lists.
        selections = new SelectionService(new HeavyReads(database, 2), new SelectionStore(), effects, places);
        ratings = new RatingService(
                database, placeStore, effectStore, new HourlyLimit(config.ratingLimit(), clock), clock);

        feeds = new FeedService(
                database,
                lists,
                new FeedService.Stores(placeStore, new PublishedStore(), new CalendarStore(), unitStore, revisions));

        InboxStore inboxStore = new InboxStore();
        WorkStore workStore = new WorkStore();
        WorkAccess access = new WorkAccess(placeStore, workStore);
        editing = new PlaceEditing(
                database,
                new PlaceEditing.Stores(placeStore, districtStore, unitStore, revisions),
                access,
                timelineWriter,
                audit,
                outline,
                new ReportedPositions(inboxStore),
                new PlaceEditing.Texts(german.text("work.added"), german.text("work.confirmed")),
                clock);
        work = new WorkService(
                database,
                lists,
                new WorkService.Stores(
                        placeStore, new PlaceTableStore(), timelineStore, unitStore, auditStore, workStore),
                access,
                places);
        news = new NewsService(database, placeStore, access, effects, timelineWriter, audit, submissions, clock);

        reportRules = new ReportRules(outline, places);
        reports = new ReportService(
                database,
                new ReportStore(),
                reportRules,
                new Photos(),
                new SenderLimits(config.reportLimit(), clock),
                keys.signer(FOLLOW_CODES),
                reportMails,
                config.decisionDays(),
                clock);
        ReportAccess reportAccess = new ReportAccess(inboxStore, access);
        photos = new PhotoService(database, new PhotoStore(), reportAccess, audit, clock);
        serviceRequests = new RequestService(
                lists,
                new RequestService.Stores(placeStore, new RequestStore(), new PublishedStore()),
                effects,
                photos,
                clock);
        inbox = new InboxService(database, lists, inboxStore, placeStore, reportAccess, clock);
        decisions = new DecisionService(
                database,
                new DecisionService.Stores(decisionStore, inboxStore, placeStore, unitStore),
                editing,
                audit,
                reportMails,
                clock);
        merges = new MergeService(
                database,
                new MergeService.Stores(placeStore, new MergeStore(), measureStore),
                timelineWriter,
                reportEnds,
                audit,
                clock);

        statistics = new StatisticsService(
                database,
                new StatisticsService.Sources(new StatisticsStore(), unitStore, history, effects, intervals),
                clock);
        follows = new FollowService(
                database,
                new FollowService.Stores(followStore, placeStore),
                outbox,
                followLinks,
                new HourlyLimit(config.followLimit(), clock),
                clock);
        outbox.onBounce(follows);
        FollowDigest followDigest =
                new FollowDigest(database, followStore, followNewsStore, outbox, followLinks, config.digestHour());

        QuestionStore questionStore = new QuestionStore();
        answerLinks = new AnswerLinks(keys.signer("effect-question"));
        answers = new AnswerService(database, questionStore, placeStore, ratings, answerLinks, clock);
        QuestionService questions = new QuestionService(
                database,
                new QuestionService.Stores(questionStore, placeStore, measureStore),
                reportMails,
                followLinks,
                outbox,
                answerLinks,
                config.digestHour());

        chores = new ArrayList<>();
        chores.add(new Chore("erasing addresses of reports that ended", Duration.ofHours(1), reports::erase));
        UnitDigests digests = new UnitDigests(
                database, new UnitDigestStore(), deadlines, outbox, config.unitDigest(), config.digestHour());
        chores.add(new Chore("telling offices what is due", Duration.ofMinutes(5), digests::write));
        chores.add(new Chore("erasing addresses of follows that ended", Duration.ofHours(1), follows::erase));
        chores.add(new Chore("writing daily mails to followers", Duration.ofMinutes(5), followDigest::run));
        chores.add(new Chore("asking whether measures helped", Duration.ofMinutes(15), questions::ask));
        chores.add(webhooks.erasing);
        config.bounces()
                .map(mailbox -> new BounceMailbox(mailbox, config.publicUrl(), outbox))
                .ifPresent(mailbox -> chores.add(new Chore("reading bounces", Duration.ofMinutes(5), mailbox::read)));
    }
}
