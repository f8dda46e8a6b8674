package de.angstraumkarte.edge.desk;

import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.domain.account.Staff;
import de.angstraumkarte.domain.layer.PartialDate;
import de.angstraumkarte.domain.measure.Measure;
import de.angstraumkarte.domain.measure.MeasureReader;
import de.angstraumkarte.domain.measure.MeasureRow;
import de.angstraumkarte.domain.measure.Unit;
import de.angstraumkarte.domain.measure.UnitService;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.timeline.StatusUpdate;
import de.angstraumkarte.web.Choice;
import de.angstraumkarte.web.MeasureView;
import de.angstraumkarte.web.Messages;
import de.angstraumkarte.web.UpdateView;
import de.angstraumkarte.web.desk.MeasureRowView;
import de.angstraumkarte.web.desk.PlaceMeasuresView;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Measures as the pages of the staff area need them. */
public final class MeasureViews {
    static final String ROOT = "/verwaltung/massnahmen";

    private final MeasureReader measures;
    private final UnitService units;

    public MeasureViews(MeasureReader measures, UnitService units) {
        this.measures = measures;
        this.units = units;
    }

    /** The measures of a place that the reader sees; for the part {@code desk/parts/placeMeasures.jte}. */
    public PlaceMeasuresView ofPlace(Staff staff, Place place) {
        List<MeasureRow> rows = measures.ofPlace(place.id()).stream()
                .map(measure ->
                        new MeasureRow(measure, place.title(), place.layer().slug()))
                .toList();
        return new PlaceMeasuresView(
                place.id(), rows(staff, rows), staff.role().includes(Role.COORDINATOR) && !place.retired());
    }

    /** The measures that entries of a place's timeline may be about. */
    List<Measure> known(Place place) {
        return measures.ofPlace(place.id());
    }

    List<MeasureRowView> rows(Staff staff, List<MeasureRow> rows) {
        Map<String, String> titles = units.titles();
        return rows.stream().map(row -> row(staff, row, titles)).toList();
    }

    MeasureRowView row(Staff staff, MeasureReader.Case found) {
        MeasureRow row = new MeasureRow(
                found.measure(), found.place().title(), found.place().layer().slug());
        return row(staff, row, units.titles());
    }

    private MeasureRowView row(Staff staff, MeasureRow row, Map<String, String> titles) {
        Measure measure = row.measure();
        MeasureView view = new MeasureView(
                measure.id(),
                measure.type().slug(),
                measure.status().slug(),
                measure.status().open(),
                measure.unit() == null ? null : titles.get(measure.unit()),
                measure.description(),
                measure.due(),
                measure.firstDue(),
                measure.done(),
                measure.overdue(measures.today()));
        return new MeasureRowView(
                view,
                measure.placeId(),
                row.placeTitle(),
                row.placeLayer(),
                measure.version(),
                staff.mayWorkFor(measure.unit()) ? ROOT + "/" + measure.id() : null);
    }

    /** What happened to a measure. */
    static List<UpdateView> history(MeasureReader.Case found) {
        return found.history().stream()
                .map(update -> update(update, found.measure()))
                .toList();
    }

    private static UpdateView update(StatusUpdate update, Measure measure) {
        @Nullable PartialDate date = update.date();
        StatusUpdate.@Nullable Work work = update.work();
        return new UpdateView(
                update.kind().slug(),
                update.status(),
                update.text(),
                date == null ? null : date.text(),
                null,
                null,
                null,
                null,
                new UpdateView.Measure(
                        measure.type().slug(),
                        work == null ? null : work.measureStatus(),
                        work == null ? null : work.passedTo()),
                null);
    }

    /** Choices with the titles of slugs. */
    static List<Choice> choices(Messages messages, String prefix, List<String> slugs) {
        return slugs.stream()
                .map(slug -> new Choice(slug, messages.text(prefix + slug)))
                .toList();
    }

    /** Offices that may get work, except one. */
    List<Choice> activeUnits(@Nullable String except) {
        return units.listUnits().stream()
                .filter(unit -> !unit.disabled() && !unit.id().equals(except))
                .map(unit -> new Choice(unit.id(), unit.title()))
                .toList();
    }

    /** All offices, for a filter. */
    List<Choice> allUnits() {
        return units.listUnits().stream().map(MeasureViews::choice).toList();
    }

    private static Choice choice(Unit unit) {
        return new Choice(unit.id(), unit.title());
    }
}
