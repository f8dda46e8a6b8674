package de.angstraumkarte.edge.desk;

import de.angstraumkarte.base.http.CsvAnswer;
import de.angstraumkarte.base.http.Languages;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.domain.account.Staff;
import de.angstraumkarte.domain.measure.MeasureQuery;
import de.angstraumkarte.domain.measure.MeasureReader;
import de.angstraumkarte.domain.measure.MeasureStatus;
import de.angstraumkarte.domain.measure.MeasureType;
import de.angstraumkarte.domain.measure.UnitLoad;
import de.angstraumkarte.web.Choice;
import de.angstraumkarte.web.DeskTemplates;
import de.angstraumkarte.web.FormView;
import de.angstraumkarte.web.MeasureView;
import de.angstraumkarte.web.Messages;
import de.angstraumkarte.web.TableView;
import de.angstraumkarte.web.desk.DeskPage;
import de.angstraumkarte.web.desk.MeasureBoardView;
import de.angstraumkarte.web.desk.MeasureBoardView.Load;
import de.angstraumkarte.web.desk.MeasureRowView;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All measures by office and due date, as a page and as CSV. */
public final class MeasureBoardPages {
    private static final int ROWS_PER_PAGE = 100;
    private static final int LAST_PAGE = 100_000;
    private static final int CSV_PAGE = 2000;
    private static final int LONGEST_SEARCH = 100;
    private static final String ALL = "all";
    private static final List<String> FILTER = List.of("unit", "status", "type", "q", "overdue");
    private static final List<String> SORTS = Arrays.stream(MeasureQuery.Sort.values())
            .map(MeasureQuery.Sort::slug)
            .toList();

    private final DeskPages pages;
    private final DeskTemplates templates;
    private final MeasureViews views;
    private final MeasureReader measures;

    public MeasureBoardPages(DeskPages pages, DeskTemplates templates, MeasureViews views, MeasureReader measures) {
        this.pages = pages;
        this.templates = templates;
        this.views = views;
        this.measures = measures;
    }

    public void register(DeskRoutes desk) {
        desk.get(MeasureViews.ROOT, Role.CASE_WORKER, this::board);
        desk.get(MeasureViews.ROOT + ".csv", Role.CASE_WORKER, this::csv);
    }

    private void board(Context ctx, Staff staff) {
        Params params =
                Params.form(ctx, "unit", "status", "type", "q", "overdue", "sort", "dir", "page", Languages.NAME);
        MeasureQuery query = query(params);
        int wanted = params.number("page", 1, 1, LAST_PAGE);
        params.check();
        MeasureReader.Board found = measures.board(staff, query, ROWS_PER_PAGE, (wanted - 1) * ROWS_PER_PAGE);
        int count = Math.max(1, (found.total() + ROWS_PER_PAGE - 1) / ROWS_PER_PAGE);
        if (wanted > count) {
            // A page beyond the last, e.g. from an old bookmark, shows the last: nothing is lost by it.
            found = measures.board(staff, query, ROWS_PER_PAGE, (count - 1) * ROWS_PER_PAGE);
        }
        DeskPage page = pages.page(ctx, staff);
        Messages messages = page.page().messages();
        boolean all = staff.role().includes(Role.COORDINATOR);
        Map<String, List<String>> filter = filter(params);
        TableView table = new TableView(
                MeasureViews.ROOT, filter, query.sort().slug(), query.descending(), Math.min(wanted, count), count);
        pages.send(
                ctx,
                templates.measures(
                        page,
                        new MeasureBoardView(
                                table,
                                all ? loads(found.loads()) : List.of(),
                                views.rows(staff, found.rows()),
                                found.total(),
                                new FormView(filter, List.of()),
                                all ? unitChoices(messages) : List.of(),
                                statusChoices(messages),
                                MeasureViews.choices(messages, "measure.type.", MeasureType.SLUGS))));
    }

    private List<Load> loads(List<UnitLoad> loads) {
        Map<String, String> titles = views.allUnits().stream().collect(Collectors.toMap(Choice::value, Choice::label));
        return loads.stream()
                .map(load -> new Load(
                        Objects.requireNonNullElse(load.unit(), MeasureQuery.NO_UNIT),
                        load.unit() == null ? null : titles.get(load.unit()),
                        load.open(),
                        load.overdue(),
                        load.soon()))
                .toList();
    }

    private List<Choice> unitChoices(Messages messages) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice(MeasureQuery.NO_UNIT, messages.text("measure.board.no-unit")));
        choices.addAll(views.allUnits());
        return choices;
    }

    private static List<Choice> statusChoices(Messages messages) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice(ALL, messages.text("measure.board.status.all")));
        choices.addAll(MeasureViews.choices(messages, "measure.status.", MeasureStatus.SLUGS));
        return choices;
    }

    private MeasureQuery query(Params params) {
        List<String> statuses = new ArrayList<>(MeasureStatus.SLUGS);
        statuses.add(ALL);
        List<String> units =
                new ArrayList<>(views.allUnits().stream().map(Choice::value).toList());
        units.add(MeasureQuery.NO_UNIT);
        Set<String> chosen = params.choices("status", statuses);
        Set<MeasureStatus> wanted = chosen.contains(ALL)
                ? Set.of()
                : chosen.isEmpty()
                        ? Set.copyOf(MeasureStatus.OPEN)
                        : chosen.stream().map(MeasureStatus::of).collect(Collectors.toSet());
        Set<MeasureType> types = params.choices("type", MeasureType.SLUGS).stream()
                .map(MeasureType::of)
                .collect(Collectors.toSet());
        boolean overdue = !params.choices("overdue", List.of("1")).isEmpty();
        String sort = params.choices("sort", SORTS).stream().findFirst().orElse("unit");
        boolean descending = params.choices("dir", List.of("asc", "desc")).contains("desc");
        return new MeasureQuery(
                params.choices("unit", units),
                wanted,
                types,
                params.text("q", LONGEST_SEARCH),
                overdue ? measures.today() : null,
                MeasureQuery.Sort.of(sort),
                descending);
    }

    private static Map<String, List<String>> filter(Params params) {
        Map<String, List<String>> filter = new LinkedHashMap<>();
        for (String name : FILTER) {
            @Nullable String value = params.text(name, LONGEST_SEARCH);
            if (value != null) {
                filter.put(name, List.of(value));
            }
        }
        return filter;
    }

    private void csv(Context ctx, Staff staff) throws IOException {
        Params params = Params.form(ctx, "unit", "status", "type", "q", "overdue", "sort", "dir", Languages.NAME);
        MeasureQuery query = query(params);
        params.check();
        Messages messages = Languages.messages(ctx);
        List<String> header = List.of(
                "id", "place-id", "place", "layer", "type", "description", "unit", "status", "due", "done", "overdue");
        List<String> titles = header.stream()
                .map(column -> messages.text("measure.csv." + column))
                .toList();
        try (CsvAnswer csv = new CsvAnswer(ctx, "massnahmen.csv", titles)) {
            List<MeasureRowView> rows;
            int offset = 0;
            do {
                rows = views.rows(
                        staff, measures.board(staff, query, CSV_PAGE, offset).rows());
                offset += CSV_PAGE;
                for (MeasureRowView row : rows) {
                    csv.row(cells(row, messages));
                }
            } while (rows.size() == CSV_PAGE);
        }
    }

    private static List<@Nullable Object> cells(MeasureRowView row, Messages messages) {
        MeasureView measure = row.measure();
        return Arrays.asList(
                measure.id(),
                row.placeId(),
                row.placeTitle(),
                messages.text("layer." + row.placeLayer() + ".singular"),
                messages.text("measure.type." + measure.type()),
                measure.description(),
                measure.unit(),
                messages.text("measure.status." + measure.status()),
                measure.due(),
                measure.done(),
                messages.text(measure.overdue() ? "desk.yes" : "desk.no"));
    }
}
