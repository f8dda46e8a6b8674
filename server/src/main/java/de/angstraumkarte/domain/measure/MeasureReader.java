package de.angstraumkarte.domain.measure;

import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.db.HeavyReads;
import de.angstraumkarte.base.problem.DomainException.Forbidden;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.domain.account.Staff;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.domain.place.PlaceStore;
import de.angstraumkarte.domain.timeline.StatusUpdate;
import de.angstraumkarte.domain.timeline.TimelineStore;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** Reading measures: what the public reads of a place, and what staff work with. Case workers see their own office's. */
public final class MeasureReader {
    /** More than a place gets in decades; keeps one answer bounded. */
    private static final int MOST = 1000;

    private static final int SOON_DAYS = 7;

    private final Database database;
    private final HeavyReads lists;
    private final MeasureStore store;
    private final TimelineStore timelines;
    private final PlaceStore places;
    private final Clock clock;

    public MeasureReader(
            Database database,
            HeavyReads lists,
            MeasureStore store,
            TimelineStore timelines,
            PlaceStore places,
            Clock clock) {
        this.database = database;
        this.lists = lists;
        this.store = store;
        this.timelines = timelines;
        this.places = places;
        this.clock = clock;
    }

    /**
     * One measure with all that is known of it.
     *
     * @param history entries of the timeline that are about it, newest first
     */
    public record Case(Measure measure, Place place, List<StatusUpdate> history) {}

    /**
     * A part of the measures.
     *
     * @param total number of all that match
     * @param loads what each office has to do, whatever was asked for; only the own office's for case workers
     */
    public record Board(List<MeasureRow> rows, int total, List<UnitLoad> loads) {}

    /** What the public reads of a place: open ones first, by due date. Empty for an unknown place. */
    public List<Measure> ofPlace(String placeId) {
        return database.read(tx -> store.ofPlace(tx, placeId, MOST));
    }

    /** @throws Forbidden if it is another office's, for case workers */
    public Case measure(Staff staff, long id) {
        return database.read(tx -> {
            Measure measure = store.findMeasure(tx, id).orElseThrow(NotFound::new);
            if (!staff.mayWorkFor(measure.unit())) {
                throw new Forbidden();
            }
            Place place = places.findPlace(tx, measure.placeId()).orElseThrow();
            return new Case(measure, place, timelines.ofMeasure(tx, measure.placeId(), id, MOST));
        });
    }

    /** Matching measures, case workers' own office's only. */
    public Board board(Staff staff, MeasureQuery query, int limit, int offset) {
        MeasureQuery seen = seen(staff, query);
        LocalDate today = today();
        return lists.read(tx -> new Board(
                store.rows(tx, seen, today, limit, offset),
                store.count(tx, seen),
                store.loads(tx, today, today.plusDays(SOON_DAYS)).stream()
                        .filter(load -> staff.mayWorkFor(load.unit()))
                        .toList()));
    }

    private static MeasureQuery seen(Staff staff, MeasureQuery query) {
        return staff.role().includes(Role.COORDINATOR) ? query : query.ofUnit(Objects.requireNonNull(staff.unit()));
    }

    /** The day it is in Dortmund. */
    public LocalDate today() {
        return LocalDate.now(clock.withZone(PlaceService.ZONE));
    }
}
