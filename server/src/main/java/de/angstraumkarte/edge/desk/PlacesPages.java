package de.angstraumkarte.edge.desk;

import de.angstraumkarte.base.http.CsvAnswer;
import de.angstraumkarte.base.http.Languages;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.domain.account.Staff;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.layer.Status;
import de.angstraumkarte.domain.place.Folding;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.work.PlaceTable;
import de.angstraumkarte.domain.work.WorkService;
import de.angstraumkarte.web.Choice;
import de.angstraumkarte.web.DeskTemplates;
import de.angstraumkarte.web.FormView;
import de.angstraumkarte.web.Messages;
import de.angstraumkarte.web.NewsView;
import de.angstraumkarte.web.PlaceRow;
import de.angstraumkarte.web.TableView;
import de.angstraumkarte.web.desk.DeskPage;
import de.angstraumkarte.web.desk.PlacesView;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of all places: searched, filtered, sorted, paged, and as CSV. */
public final class PlacesPages {
    private static final String PATH = DeskRoutes.ROOT + "/orte";
    private static final int ROWS = 50;
    private static final int LAST_PAGE = 100_000;
    private static final int LONGEST_SEARCH = 100;
    private static final int MOST_WORDS = 8;
    private static final List<String> FILTER = List.of("q", "layer", "status", "district", "unit", "overdue");

    private final DeskPages pages;
    private final DeskTemplates templates;
    private final WorkService work;
    private final PlaceWords words;

    public PlacesPages(DeskPages pages, DeskTemplates templates, WorkService work, PlaceWords words) {
        this.pages = pages;
        this.templates = templates;
        this.work = work;
        this.words = words;
    }

    public void register(DeskRoutes desk) {
        desk.get(PATH, Role.CASE_WORKER, this::page);
        desk.get(PATH + ".csv", Role.CASE_WORKER, this::csv);
    }

    private static Params params(Context ctx, String... more) {
        return Params.form(
                ctx,
                Stream.of(FILTER.stream(), Stream.of("sort", "dir", Languages.NAME), Stream.of(more))
                        .flatMap(names -> names)
                        .toArray(String[]::new));
    }

    private PlaceTable table(Params params) {
        List<String> statuses = Arrays.stream(Layer.values())
                .flatMap(layer -> layer.statuses().stream())
                .map(Status::slug)
                .distinct()
                .toList();
        List<String> units = new ArrayList<>(words.unitTitles().keySet());
        units.add(PlaceTable.NO_UNIT);
        String q = params.text("q", LONGEST_SEARCH);
        Set<String> beginnings = q == null ? Set.of() : Folding.beginnings(q);
        if (q != null && (beginnings.isEmpty() || beginnings.size() > MOST_WORDS)) {
            params.error("q", "words", MOST_WORDS);
        }
        return new PlaceTable(
                params.choices("layer", layers()).stream().map(Layer::of).collect(Collectors.toSet()),
                params.choices("status", statuses),
                params.choices(
                        "district",
                        words.districts().stream().map(Choice::value).toList()),
                params.choices("unit", units),
                !params.choices("overdue", List.of("1")).isEmpty(),
                beginnings,
                params.choices("sort", PlaceTable.Sort.SLUGS).stream()
                        .map(PlaceTable.Sort::of)
                        .findFirst()
                        .orElse(PlaceTable.Sort.TITLE),
                !params.choices("dir", List.of("desc")).isEmpty(),
                null);
    }

    private static List<String> layers() {
        return Arrays.stream(Layer.values()).map(Layer::slug).toList();
    }

    private void page(Context ctx, Staff staff) {
        Params params = params(ctx, "page");
        PlaceTable table = table(params);
        int wanted = params.number("page", 1, 1, LAST_PAGE);
        params.check();
        WorkService.Page found = work.page(staff, table, ROWS, (wanted - 1) * ROWS);
        int count = Math.max(1, (found.total() + ROWS - 1) / ROWS);
        if (wanted > count) {
            // A page beyond the last, e.g. from an old bookmark, shows the last.
            found = work.page(staff, table, ROWS, (count - 1) * ROWS);
        }
        DeskPage page = pages.page(ctx, staff);
        Map<String, List<String>> chosen = new LinkedHashMap<>();
        FILTER.forEach(name -> chosen.put(
                name,
                ctx.queryParams(name).stream().filter(value -> !value.isBlank()).toList()));
        Map<String, String> titles = words.unitTitles();
        Messages messages = page.page().messages();
        PlacesView view = new PlacesView(
                new TableView(PATH, chosen, table.sort().slug(), table.descending(), Math.min(wanted, count), count),
                new FormView(chosen, List.of()),
                layers().stream()
                        .map(layer -> new Choice(layer, messages.text("layer." + layer + ".title")))
                        .toList(),
                statuses(table, messages),
                words.districts(),
                units(messages),
                found.places().stream()
                        .map(place -> new PlacesView.Row(
                                words.row(place), titles.get(place.work().unit())))
                        .toList(),
                found.total(),
                work.confirmedSquares(),
                Layer.ANALYSED_SQUARES,
                staff.role().includes(Role.COORDINATOR));
        pages.send(ctx, templates.places(page, view));
    }

    /** The statuses of the chosen layers; where several layers have one, all its names. */
    private static List<Choice> statuses(PlaceTable table, Messages messages) {
        Map<String, Set<String>> titles = new LinkedHashMap<>();
        for (Layer layer : Layer.values()) {
            for (Status status : layer.statuses()) {
                boolean shown = table.layers().isEmpty()
                        || table.layers().contains(layer)
                        || table.statuses().contains(status.slug());
                if (shown) {
                    titles.computeIfAbsent(status.slug(), slug -> new LinkedHashSet<>())
                            .add(PlaceWords.status(messages, layer, status.slug()));
                }
            }
        }
        return titles.entrySet().stream()
                .map(entry -> new Choice(entry.getKey(), String.join(", ", entry.getValue())))
                .toList();
    }

    private List<Choice> units(Messages messages) {
        List<Choice> units = new ArrayList<>();
        units.add(new Choice(PlaceTable.NO_UNIT, messages.text("desk.place.unit.none")));
        work.units().forEach(unit -> units.add(new Choice(unit.id(), unit.title())));
        return units;
    }

    private void csv(Context ctx, Staff staff) throws IOException {
        Params params = params(ctx);
        PlaceTable table = table(params);
        params.check();
        Map<String, String> titles = words.unitTitles();
        Messages messages = Languages.messages(ctx);
        List<String> header = List.of(
                "id",
                "ebene",
                "ort",
                "stand",
                "stadtbezirk",
                "adresse",
                "zustaendig",
                "letzte_neuigkeit",
                "naechste_neuigkeit_bis",
                "ueberfaellig",
                "massnahmen_offen",
                "massnahmen_erledigt");
        try (CsvAnswer csv = new CsvAnswer(ctx, "orte.csv", header)) {
            work.forEach(staff, table, place -> write(csv, place, messages, titles));
        }
    }

    private void write(CsvAnswer csv, Place place, Messages messages, Map<String, String> titles) {
        PlaceRow row = words.row(place);
        NewsView news = row.news();
        try {
            csv.row(Arrays.asList(
                    place.id(),
                    messages.text("layer." + row.layer() + ".singular"),
                    row.title(),
                    PlaceWords.status(messages, place.layer(), row.status()),
                    row.district() == null ? null : row.district().title(),
                    row.address(),
                    titles.get(place.work().unit()),
                    Objects.toString(news.lastUpdate(), null),
                    Objects.toString(news.nextUpdateBy(), null),
                    news.overdue() ? "ja" : "nein",
                    place.work().measuresOpen(),
                    place.work().measuresDone()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
