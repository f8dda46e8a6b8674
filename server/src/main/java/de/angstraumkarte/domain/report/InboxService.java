package de.angstraumkarte.domain.report;

import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.db.HeavyReads;
import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.base.geo.Crs;
import de.angstraumkarte.base.geo.LonLat;
import de.angstraumkarte.base.problem.DomainException.Forbidden;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.domain.account.Staff;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceStore;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * Staff read what residents sent. Case workers see the reports their unit was asked to look at and those of places they work
 * on; everybody above sees all.
 */
public final class InboxService {
    /** Within this distance a report is likely about the same place. */
    public static final int SIMILAR_M = 150;

    private static final int NEAR_M = 500;
    private static final int MOST_PLACES = 10;
    /** Where there are more similar reports, it only says so. */
    public static final int MOST_SIMILAR = 20;

    private static final int MOST_OF_PLACE = 200;
    private static final int SIMILAR_DAYS = 365;
    private static final int EXPORT_PAGE = 500;

    /** A place near a report. */
    public record NearPlace(Place place, double metres) {}

    /** Another report near a report. */
    public record Similar(StaffReport report, double metres) {}

    /**
     * One line of the list.
     *
     * @param place nearest known place within {@value #SIMILAR_M} m; null if there is none
     * @param similar number of other reports within the same distance; {@value #MOST_SIMILAR} + 1 stands for any more
     */
    public record Row(StaffReport report, @Nullable NearPlace place, int similar) {}

    /** Some reports and how many there are in all. */
    public record Page(List<Row> rows, int total) {}

    /**
     * One report with everything that helps to decide.
     *
     * @param places known places within 500 m, nearest first
     * @param similar other reports within {@value #SIMILAR_M} m, nearest first, at most 20
     * @param similarInAll their number; {@value #MOST_SIMILAR} + 1 stands for any more
     */
    public record Detail(StaffReport report, List<NearPlace> places, List<Similar> similar, int similarInAll) {}

    private final Database database;
    private final HeavyReads lists;
    private final InboxStore store;
    private final PlaceStore places;
    private final ReportAccess access;
    private final Clock clock;

    public InboxService(
            Database database,
            HeavyReads lists,
            InboxStore store,
            PlaceStore places,
            ReportAccess access,
            Clock clock) {
        this.database = database;
        this.lists = lists;
        this.store = store;
        this.places = places;
        this.access = access;
        this.clock = clock;
    }

    /** One page of reports; of a case worker only those the own unit was asked to look at. */
    public Page page(Staff staff, InboxQuery query, int limit, int offset) {
        InboxQuery seen = seen(staff, query);
        OffsetDateTime now = OffsetDateTime.now(clock);
        return lists.read(tx -> {
            List<Row> rows = store.list(tx, seen, now, limit, offset).stream()
                    .map(report -> row(tx, report, now))
                    .toList();
            return new Page(rows, store.count(tx, seen, now));
        });
    }

    /** Number of reports that a page would be of. */
    public int count(Staff staff, InboxQuery query) {
        return lists.read(tx -> store.count(tx, seen(staff, query), OffsetDateTime.now(clock)));
    }

    /** All matching reports, a page at a time, without what is near them. */
    public void each(Staff staff, InboxQuery query, Consumer<StaffReport> consumer) {
        InboxQuery seen = seen(staff, query);
        OffsetDateTime now = OffsetDateTime.now(clock);
        List<StaffReport> page;
        @Nullable StaffReport last = null;
        do {
            @Nullable StaffReport after = last;
            page = lists.read(tx -> store.after(tx, seen, now, after, EXPORT_PAGE));
            page.forEach(consumer);
            last = page.isEmpty() ? null : page.get(page.size() - 1);
        } while (page.size() == EXPORT_PAGE);
    }

    private static InboxQuery seen(Staff staff, InboxQuery query) {
        return staff.role().includes(Role.COORDINATOR) ? query : query.ofUnit(staff.unit());
    }

    private Row row(Tx tx, StaffReport report, OffsetDateTime now) {
        Optional<Geometry> point = utm(report.position());
        if (point.isEmpty()) {
            return new Row(report, null, 0);
        }
        @Nullable
        NearPlace place = near(tx, report, SIMILAR_M, 1).stream().findFirst().orElse(null);
        return new Row(
                report,
                place,
                store.countSimilar(
                        tx, point.get(), SIMILAR_M, now.minusDays(SIMILAR_DAYS), report.id(), MOST_SIMILAR + 1));
    }

    private List<NearPlace> near(Tx tx, StaffReport report, int metres, int limit) {
        @Nullable LonLat position = report.position();
        if (position == null) {
            return List.of();
        }
        Geometry point = utm(position).orElseThrow();
        List<NearPlace> near = new ArrayList<>();
        for (Place place : places.near(tx, point(position), metres, limit)) {
            near.add(new NearPlace(
                    place, Crs.toUtm32(Objects.requireNonNull(place.geometry())).distance(point)));
        }
        return near;
    }

    /**
     * One report.
     *
     * @throws NotFound if there is none
     * @throws Forbidden if the person may not see it
     */
    public Detail report(Staff staff, long id) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return lists.read(tx -> {
            StaffReport report = access.mustSee(tx, staff, id);
            Optional<Geometry> point = utm(report.position());
            if (point.isEmpty()) {
                return new Detail(report, List.of(), List.of(), 0);
            }
            OffsetDateTime since = now.minusDays(SIMILAR_DAYS);
            // What the own unit was not asked to look at stays with the coordinators.
            boolean all = staff.role().includes(Role.COORDINATOR);
            List<Similar> similar = all
                    ? store.similar(tx, point.get(), SIMILAR_M, since, id, MOST_SIMILAR).stream()
                            .map(near -> new Similar(near.report(), near.metres()))
                            .toList()
                    : List.of();
            int inAll = store.countSimilar(tx, point.get(), SIMILAR_M, since, id, MOST_SIMILAR + 1);
            return new Detail(report, near(tx, report, NEAR_M, MOST_PLACES), similar, inAll);
        });
    }

    /** Whether the person may see the reports of a place. */
    public boolean seesOf(Staff staff, String placeId) {
        return database.read(tx -> access.seesOf(tx, staff, placeId));
    }

    /**
     * Reports of a place the person may see, newest first, at most 200.
     *
     * @throws NotFound if there is no such place
     * @throws Forbidden if the person may not see its reports
     */
    public List<StaffReport> ofPlace(Staff staff, String placeId) {
        return database.read(tx -> {
            access.mustSeeOf(tx, staff, placeId);
            return store.ofPlace(tx, placeId, MOST_OF_PLACE);
        });
    }

    /** Number of reports of a place, withdrawn ones left out. The public learns it from 3 on (domain.md, rule 4). */
    public int countOfPlace(String placeId) {
        return database.read(tx -> store.countOfPlace(tx, placeId));
    }

    /** The places with these ids, of any state; unknown ids are left out. */
    public Map<String, Place> places(Collection<String> ids) {
        return database.read(tx -> places.placesByIds(tx, ids));
    }

    private static Geometry point(LonLat position) {
        return Crs.WGS84_FACTORY.createPoint(new Coordinate(position.lon(), position.lat()));
    }

    private static Optional<Geometry> utm(@Nullable LonLat position) {
        return position == null ? Optional.empty() : Optional.of(Crs.toUtm32(point(position)));
    }
}
