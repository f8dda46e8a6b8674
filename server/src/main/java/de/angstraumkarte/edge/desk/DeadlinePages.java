package de.angstraumkarte.edge.desk;

import de.angstraumkarte.base.http.CsvAnswer;
import de.angstraumkarte.base.http.Languages;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.domain.account.Staff;
import de.angstraumkarte.domain.deadline.DeadlineService;
import de.angstraumkarte.domain.deadline.Deadlines;
import de.angstraumkarte.domain.deadline.Due;
import de.angstraumkarte.domain.deadline.DueEffect;
import de.angstraumkarte.domain.deadline.DueNews;
import de.angstraumkarte.domain.deadline.DueReport;
import de.angstraumkarte.domain.measure.MeasureQuery;
import de.angstraumkarte.domain.measure.MeasureRow;
import de.angstraumkarte.domain.measure.UnitService;
import de.angstraumkarte.web.Choice;
import de.angstraumkarte.web.Dates;
import de.angstraumkarte.web.DeskTemplates;
import de.angstraumkarte.web.FormView;
import de.angstraumkarte.web.Messages;
import de.angstraumkarte.web.desk.DeadlinesView;
import de.angstraumkarte.web.desk.DeadlinesView.Count;
import de.angstraumkarte.web.desk.DeadlinesView.Item;
import de.angstraumkarte.web.desk.DeadlinesView.Kind;
import de.angstraumkarte.web.desk.DeadlinesView.Load;
import de.angstraumkarte.web.desk.DeskPage;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is overdue or falls due within a week, as a page and as CSV. */
public final class DeadlinePages {
    private static final String PATH = "/verwaltung/fristen";
    private static final String REPORT = "report";
    private static final String NEWS = "news";
    private static final String MEASURE = "measure";
    private static final String EFFECT = "effect";

    private final DeskPages pages;
    private final DeskTemplates templates;
    private final DeadlineService deadlines;
    private final UnitService units;

    public DeadlinePages(DeskPages pages, DeskTemplates templates, DeadlineService deadlines, UnitService units) {
        this.pages = pages;
        this.templates = templates;
        this.deadlines = deadlines;
        this.units = units;
    }

    public void register(DeskRoutes desk) {
        desk.get(PATH, Role.CASE_WORKER, this::page);
        desk.get(PATH + ".csv", Role.CASE_WORKER, this::csv);
    }

    /** The office that is asked for; null for all. */
    private static @Nullable String unit(Context ctx, Map<String, String> titles) {
        Params params = Params.form(ctx, "unit", Languages.NAME);
        List<String> possible = new ArrayList<>(titles.keySet());
        possible.add(MeasureQuery.NO_UNIT);
        List<String> chosen = List.copyOf(params.choices("unit", possible));
        params.check();
        return chosen.isEmpty() ? null : chosen.get(0);
    }

    private void page(Context ctx, Staff staff) {
        Map<String, String> titles = units.titles();
        @Nullable String unit = unit(ctx, titles);
        Deadlines found = deadlines.due(staff, unit);
        DeskPage page = pages.page(ctx, staff);
        Messages messages = page.page().messages();
        boolean all = staff.role().includes(Role.COORDINATOR);
        List<Choice> choices = new ArrayList<>();
        if (all) {
            choices.add(new Choice(MeasureQuery.NO_UNIT, messages.text("measure.board.no-unit")));
            titles.forEach((id, title) -> choices.add(new Choice(id, title)));
        }
        DeadlinesView view = new DeadlinesView(
                found.today(),
                all && unit == null ? loads(found, titles) : List.of(),
                kinds(found, titles, messages, all),
                unit == null ? FormView.EMPTY : FormView.of(Map.of("unit", unit)),
                choices);
        pages.send(ctx, templates.deadlines(page, view));
    }

    private static List<Load> loads(Deadlines found, Map<String, String> titles) {
        return found.units().stream()
                .map(of -> new Load(
                        Objects.requireNonNullElse(of.unit(), MeasureQuery.NO_UNIT),
                        of.unit() == null ? null : titles.get(of.unit()),
                        List.of(count(of.reports()), count(of.news()), count(of.measures()), count(of.effects()))))
                .toList();
    }

    private static Count count(Deadlines.Count count) {
        return new Count(count.overdue(), count.soon());
    }

    /** @param inbox whether the reader may open undecided reports */
    private static List<Kind> kinds(Deadlines found, Map<String, String> titles, Messages messages, boolean inbox) {
        Words words = new Words(found.today(), titles, messages, inbox);
        return List.of(
                kind(REPORT, found.reports(), words::report),
                kind(NEWS, found.news(), words::news),
                kind(MEASURE, found.measures(), words::measure),
                kind(EFFECT, found.effects(), words::effect));
    }

    private static <T> Kind kind(String slug, Due<T> due, Function<T, Item> item) {
        return new Kind(slug, due.items().stream().map(item).toList(), due.total(), due.overdue());
    }

    /**
     * What is due, as people read it.
     *
     * @param titles of offices by id
     * @param inbox whether the reader may open undecided reports
     */
    private record Words(LocalDate today, Map<String, String> titles, Messages messages, boolean inbox) {
        Item report(DueReport report) {
            return item(
                    inbox ? "/verwaltung/eingang/" + report.id() : null,
                    messages.text("deadline.report", Long.toString(report.id())),
                    null,
                    report.unit(),
                    report.due());
        }

        Item news(DueNews news) {
            return item(
                    "/verwaltung/orte/" + news.placeId(),
                    news.title(),
                    messages.text("layer." + news.layer() + ".singular"),
                    news.unit(),
                    news.due());
        }

        Item measure(MeasureRow row) {
            return item(
                    MeasureViews.ROOT + "/" + row.measure().id(),
                    row.placeTitle(),
                    messages.text("measure.type." + row.measure().type().slug()),
                    row.measure().unit(),
                    row.measure().due());
        }

        Item effect(DueEffect effect) {
            return item(
                    "/verwaltung/orte/" + effect.placeId(),
                    effect.title(),
                    messages.text("deadline.effect", Dates.day(effect.lastDone(), messages)),
                    effect.unit(),
                    effect.due());
        }

        private Item item(
                @Nullable String href, String title, @Nullable String detail, @Nullable String unit, LocalDate due) {
            return new Item(href, title, detail, unit == null ? null : titles.get(unit), due, due.isBefore(today));
        }
    }

    private void csv(Context ctx, Staff staff) throws IOException {
        Map<String, String> titles = units.titles();
        @Nullable String unit = unit(ctx, titles);
        Messages messages = Languages.messages(ctx);
        List<String> header = List.of("kind", "title", "detail", "unit", "due", "overdue").stream()
                .map(column -> messages.text("deadline.csv." + column))
                .toList();
        Words words = new Words(deadlines.today(), titles, messages, false);
        try (CsvAnswer csv = new CsvAnswer(ctx, "fristen.csv", header)) {
            deadlines.each(staff, unit, new DeadlineService.Taker() {
                @Override
                public void report(DueReport report) {
                    row(REPORT, words.report(report));
                }

                @Override
                public void news(DueNews news) {
                    row(NEWS, words.news(news));
                }

                @Override
                public void measure(MeasureRow measure) {
                    row(MEASURE, words.measure(measure));
                }

                @Override
                public void effect(DueEffect effect) {
                    row(EFFECT, words.effect(effect));
                }

                private void row(String kind, Item item) {
                    try {
                        csv.row(cells(kind, item, messages));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            });
        }
    }

    private static List<@Nullable Object> cells(String kind, Item item, Messages messages) {
        return Arrays.asList(
                messages.text("deadline.kind." + kind),
                item.title(),
                item.detail(),
                item.unit(),
                item.due(),
                messages.text(item.overdue() ? "desk.yes" : "desk.no"));
    }
}
