package de.angstraumkarte.edge.desk;

import de.angstraumkarte.base.geo.LonLat;
import de.angstraumkarte.domain.measure.Unit;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.domain.report.InboxService;
import de.angstraumkarte.domain.report.Photo;
import de.angstraumkarte.domain.report.ReportState;
import de.angstraumkarte.domain.report.StaffReport;
import de.angstraumkarte.web.desk.InboxRow;
import de.angstraumkarte.web.desk.NearPlaceView;
import de.angstraumkarte.web.desk.PhotoView;
import de.angstraumkarte.web.desk.ReportDeskView;
import de.angstraumkarte.web.desk.SimilarView;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reports as the pages of the staff area need them. */
final class ReportViews {
    private static final int EXCERPT = 140;

    private final InboxService inbox;
    private final PlaceService places;
    private final int decisionDays;
    private final Supplier<List<Unit>> units;

    /** @param decisionDays days within which a report is to be decided on */
    ReportViews(InboxService inbox, PlaceService places, int decisionDays, Supplier<List<Unit>> units) {
        this.inbox = inbox;
        this.places = places;
        this.decisionDays = decisionDays;
        this.units = units;
    }

    Map<String, String> unitTitles() {
        return units.get().stream().collect(Collectors.toMap(Unit::id, Unit::title));
    }

    List<InboxRow> rows(List<InboxService.Row> rows) {
        Map<String, String> titles = unitTitles();
        Map<String, Place> attached = attached(rows.stream().map(InboxService.Row::report));
        return rows.stream().map(row -> row(row, titles, attached)).toList();
    }

    /** Reports without what is near them. */
    List<InboxRow> plainRows(List<StaffReport> reports) {
        return rows(reports.stream()
                .map(report -> new InboxService.Row(report, null, 0))
                .toList());
    }

    private Map<String, Place> attached(Stream<StaffReport> reports) {
        List<String> ids = reports.map(StaffReport::placeId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return ids.isEmpty() ? Map.of() : inbox.places(ids);
    }

    private InboxRow row(InboxService.Row row, Map<String, String> titles, Map<String, Place> attached) {
        StaffReport report = row.report();
        boolean withdrawn = report.state() == ReportState.WITHDRAWN;
        @Nullable LonLat position = report.position();
        InboxService.@Nullable NearPlace near = row.place();
        @Nullable Place place = report.placeId() == null ? null : attached.get(report.placeId());
        return new InboxRow(
                report.id(),
                report.state().slug(),
                day(report.createdAt()),
                days(report),
                answerBy(report),
                overdue(report),
                withdrawn ? List.of() : report.causes(),
                withdrawn ? 0 : report.safety(),
                excerpt(report.text()),
                report.photos(),
                report.unit() == null ? null : titles.get(report.unit()),
                position == null ? null : position.lon(),
                position == null ? null : position.lat(),
                near == null ? null : near(near.place(), near.metres()),
                row.similar(),
                place == null ? null : near(place, null),
                report.reason(),
                report.decidedAt() == null ? null : day(report.decidedAt()));
    }

    ReportDeskView detail(InboxService.Detail detail, List<Photo> photos) {
        StaffReport report = detail.report();
        boolean withdrawn = report.state() == ReportState.WITHDRAWN;
        List<StaffReport> all = new ArrayList<>(
                detail.similar().stream().map(InboxService.Similar::report).toList());
        all.add(report);
        Map<String, Place> attached = attached(all.stream());
        @Nullable LonLat position = report.position();
        return new ReportDeskView(
                report.id(),
                report.state().slug(),
                day(report.createdAt()),
                days(report),
                answerBy(report),
                overdue(report),
                withdrawn ? List.of() : report.causes(),
                withdrawn ? List.of() : report.times(),
                withdrawn ? 0 : report.safety(),
                report.text(),
                report.mailable(),
                report.language(),
                position == null ? null : position.lon(),
                position == null ? null : position.lat(),
                photos.stream().map(ReportViews::photo).toList(),
                withdrawn ? null : hint(report),
                report.unit() == null ? null : unitTitles().get(report.unit()),
                withdrawn ? null : decision(report, attached),
                report.version(),
                detail.places().stream()
                        .map(near -> near(near.place(), near.metres()))
                        .toList(),
                detail.similar().stream()
                        .map(similar -> similar(similar, attached))
                        .toList(),
                detail.similarInAll());
    }

    private @Nullable NearPlaceView hint(StaffReport report) {
        @Nullable String hint = report.placeHint();
        if (hint == null) {
            return null;
        }
        @Nullable Place place = inbox.places(List.of(hint)).get(hint);
        return place == null ? null : near(place, null);
    }

    private ReportDeskView.@Nullable Decision decision(StaffReport report, Map<String, Place> attached) {
        if (report.decidedAt() == null) {
            return null;
        }
        @Nullable Place place = report.placeId() == null ? null : attached.get(report.placeId());
        return new ReportDeskView.Decision(
                place == null ? null : near(place, null),
                report.reason(),
                report.answer(),
                report.decidedBy(),
                day(report.decidedAt()));
    }

    private SimilarView similar(InboxService.Similar similar, Map<String, Place> attached) {
        StaffReport report = similar.report();
        @Nullable Place place = report.placeId() == null ? null : attached.get(report.placeId());
        @Nullable LonLat position = report.position();
        return new SimilarView(
                report.id(),
                report.state() == ReportState.NEW,
                day(report.createdAt()),
                report.causes(),
                (int) Math.round(similar.metres()),
                position == null ? null : position.lon(),
                position == null ? null : position.lat(),
                place == null ? null : near(place, null));
    }

    static NearPlaceView near(Place place, @Nullable Double metres) {
        return new NearPlaceView(
                place.id(),
                place.title(),
                place.layer().slug(),
                place.statusSlug(),
                metres == null ? null : (Integer) (int) Math.round(metres),
                place.lastUpdate());
    }

    static PhotoView photo(Photo photo) {
        return new PhotoView(photo.id(), photo.width(), photo.height(), photo.released(), photo.alt());
    }

    static LocalDate day(OffsetDateTime time) {
        return time.atZoneSameInstant(PlaceService.ZONE).toLocalDate();
    }

    private LocalDate answerBy(StaffReport report) {
        return day(report.createdAt()).plusDays(decisionDays);
    }

    private boolean overdue(StaffReport report) {
        return report.state() == ReportState.NEW && answerBy(report).isBefore(places.today());
    }

    private long days(StaffReport report) {
        return ChronoUnit.DAYS.between(day(report.createdAt()), places.today());
    }

    private static @Nullable String excerpt(@Nullable String text) {
        if (text == null || text.length() <= EXCERPT) {
            return text;
        }
        // Not through the middle of an emoji.
        int end = Character.isHighSurrogate(text.charAt(EXCERPT - 1)) ? EXCERPT - 1 : EXCERPT;
        return text.substring(0, end) + " …";
    }
}
