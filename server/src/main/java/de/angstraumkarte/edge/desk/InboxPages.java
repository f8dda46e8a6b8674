package de.angstraumkarte.edge.desk;

import de.angstraumkarte.base.config.Config;
import de.angstraumkarte.base.geo.LonLat;
import de.angstraumkarte.base.http.CsvAnswer;
import de.angstraumkarte.base.http.Languages;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.base.mail.MailState;
import de.angstraumkarte.base.mail.Outbox;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.domain.account.Staff;
import de.angstraumkarte.domain.layer.Cause;
import de.angstraumkarte.domain.report.InboxQuery;
import de.angstraumkarte.domain.report.InboxService;
import de.angstraumkarte.domain.report.ReportState;
import de.angstraumkarte.domain.report.StaffReport;
import de.angstraumkarte.web.Choice;
import de.angstraumkarte.web.DeskTemplates;
import de.angstraumkarte.web.FormView;
import de.angstraumkarte.web.Messages;
import de.angstraumkarte.web.TableView;
import de.angstraumkarte.web.desk.DeskPage;
import de.angstraumkarte.web.desk.InboxView;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What residents sent: a list with a map, and as a table to take along. */
public final class InboxPages {
    static final String PATH = "/verwaltung/eingang";
    private static final int ROWS = 50;
    private static final int LAST_PAGE = 100_000;
    private static final int OLDEST_DAYS = 3650;
    private static final int LONGEST_ID = 120;
    private static final String[] FILTER = {"state", "cause", "unit", "older", "photos", "q"};
    private static final List<String> CSV = List.of(
            "report",
            "state",
            "received",
            "causes",
            "times",
            "safety",
            "photos",
            "lon",
            "lat",
            "unit",
            "place",
            "reason",
            "decided");

    private final DeskPages pages;
    private final DeskTemplates templates;
    private final InboxService inbox;
    private final ReportViews views;
    private final Outbox outbox;
    private final Config config;

    InboxPages(
            DeskPages pages,
            DeskTemplates templates,
            InboxService inbox,
            ReportViews views,
            Outbox outbox,
            Config config) {
        this.pages = pages;
        this.templates = templates;
        this.inbox = inbox;
        this.views = views;
        this.outbox = outbox;
        this.config = config;
    }

    void register(DeskRoutes desk) {
        desk.get(PATH, Role.CASE_WORKER, this::list);
        desk.get(PATH + ".csv", Role.CASE_WORKER, this::csv);
    }

    private void list(Context ctx, Staff staff) {
        Params params = Params.form(
                ctx, "state", "cause", "unit", "older", "photos", "q", "page", "sort", "dir", Languages.NAME);
        Map<String, String> units = views.unitTitles();
        InboxQuery query = query(params, units);
        int wanted = params.number("page", 1, 1, LAST_PAGE);
        params.check();
        int total = inbox.count(staff, query);
        int count = Math.max(1, (total + ROWS - 1) / ROWS);
        int number = Math.min(wanted, count);
        InboxService.Page found = inbox.page(staff, query, ROWS, (number - 1) * ROWS);
        DeskPage page = pages.page(ctx, staff);
        Map<String, List<String>> filter = filter(ctx);
        MailState mails = outbox.state();
        pages.send(
                ctx,
                templates.inbox(
                        page,
                        new InboxView(
                                query.state().slug(),
                                new FormView(filter, List.of()),
                                views.rows(found.rows()),
                                total,
                                new TableView(PATH, filter, "", false, number, count),
                                choices(page.page().messages(), "cause.", Cause.SLUGS),
                                units(units),
                                mails.configured() ? 0 : mails.waiting(),
                                !staff.role().includes(Role.COORDINATOR),
                                config.tilesUrl().isPresent())));
    }

    static List<Choice> units(Map<String, String> titles) {
        return titles.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(unit -> new Choice(unit.getKey(), unit.getValue()))
                .toList();
    }

    static List<Choice> choices(Messages messages, String prefix, List<String> slugs) {
        return slugs.stream()
                .map(slug -> new Choice(slug, messages.text(prefix + slug)))
                .toList();
    }

    private static Map<String, List<String>> filter(Context ctx) {
        Map<String, List<String>> filter = new LinkedHashMap<>();
        for (String name : FILTER) {
            List<String> values = ctx.queryParams(name).stream()
                    .filter(value -> !value.isBlank())
                    .toList();
            if (!values.isEmpty()) {
                filter.put(name, values);
            }
        }
        return filter;
    }

    private static InboxQuery query(Params params, Map<String, String> units) {
        List<String> states =
                Arrays.stream(ReportState.values()).map(ReportState::slug).toList();
        String state = params.choices("state", states).stream().findFirst().orElse(ReportState.NEW.slug());
        @Nullable
        String unit =
                params.choices("unit", units.keySet()).stream().findFirst().orElse(null);
        int older = params.number("older", 0, 0, OLDEST_DAYS);
        boolean photos = !params.choices("photos", List.of("yes")).isEmpty();
        // A number is that of a report, everything else the id of a place.
        @Nullable String q = params.text("q", LONGEST_ID);
        boolean number = q != null && q.matches("#?\\d{1,15}");
        return new InboxQuery(
                ReportState.of(state),
                params.choices("cause", Cause.SLUGS),
                unit,
                older,
                photos,
                number ? (Long) Long.parseLong(q.replace("#", "")) : null,
                q == null || number ? null : q);
    }

    /** Without words and addresses: a file travels further than a page. */
    private void csv(Context ctx, Staff staff) throws IOException {
        Params params =
                Params.form(ctx, "state", "cause", "unit", "older", "photos", "q", "sort", "dir", Languages.NAME);
        InboxQuery query = query(params, views.unitTitles());
        params.check();
        Messages messages = Languages.messages(ctx);
        List<String> header = CSV.stream()
                .map(column -> messages.text("desk.inbox.csv." + column))
                .toList();
        try (CsvAnswer csv = new CsvAnswer(ctx, "eingang.csv", header)) {
            inbox.each(staff, query, report -> {
                try {
                    csv.row(cells(report, messages));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static List<@Nullable Object> cells(StaffReport report, Messages messages) {
        boolean withdrawn = report.state() == ReportState.WITHDRAWN;
        @Nullable LonLat position = report.position();
        return Arrays.asList(
                report.id(),
                messages.text("desk.report.state." + report.state().slug()),
                ReportViews.day(report.createdAt()),
                withdrawn ? null : words(report.causes(), "cause.", messages),
                withdrawn ? null : words(report.times(), "time.", messages),
                withdrawn ? null : report.safety(),
                report.photos(),
                position == null ? null : position.lon(),
                position == null ? null : position.lat(),
                report.unit(),
                report.placeId(),
                report.reason() == null ? null : messages.text("reason." + report.reason()),
                report.decidedAt() == null ? null : ReportViews.day(report.decidedAt()));
    }

    private static String words(List<String> slugs, String prefix, Messages messages) {
        return slugs.stream().map(slug -> messages.text(prefix + slug)).collect(Collectors.joining(", "));
    }
}
