package de.angstraumkarte.domain.work;

import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.db.HeavyReads;
import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.base.problem.DomainException.Forbidden;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import de.angstraumkarte.domain.account.AuditEntry;
import de.angstraumkarte.domain.account.AuditFilter;
import de.angstraumkarte.domain.account.AuditStore;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.domain.account.Staff;
import de.angstraumkarte.domain.measure.Unit;
import de.angstraumkarte.domain.measure.UnitStore;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.domain.place.PlaceStore;
import de.angstraumkarte.domain.timeline.StatusUpdate;
import de.angstraumkarte.domain.timeline.TimelineStore;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What staff read about places: everything, as far as they may see the place. */
public final class WorkService {
    /** More entries than a place gets in decades; keeps one page bounded. */
    private static final int MOST_UPDATES = 1000;

    private static final int MOST_ENTRIES = 200;
    private static final int PAGE = 1000;

    /** The stores behind it. */
    public record Stores(
            PlaceStore places,
            PlaceTableStore table,
            TimelineStore timelines,
            UnitStore units,
            AuditStore audit,
            WorkStore work) {}

    private final Database database;
    private final HeavyReads lists;
    private final Stores stores;
    private final WorkAccess access;
    private final PlaceService places;

    public WorkService(Database database, HeavyReads lists, Stores stores, WorkAccess access, PlaceService places) {
        this.database = database;
        this.lists = lists;
        this.stores = stores;
        this.access = access;
        this.places = places;
    }

    /**
     * Everything about one place.
     *
     * @param timeline newest first, internal entries too
     * @param trail what staff did to it, newest first
     */
    public record Dossier(Place place, List<WrittenUpdate> timeline, List<AuditEntry> trail) {}

    /**
     * One page of a table.
     *
     * @param total number of places on all pages
     */
    public record Page(List<Place> places, int total) {}

    /**
     * A place the person may see.
     *
     * @throws NotFound if there is none
     * @throws Forbidden if the person has no part in it
     */
    public Place place(Staff staff, String placeId) {
        return database.read(tx -> access.mustSee(tx, staff, placeId));
    }

    /** {@link #place} with its timeline and what staff did to it. */
    public Dossier dossier(Staff staff, String placeId) {
        return database.read(tx -> {
            Place place = access.mustSee(tx, staff, placeId);
            List<StatusUpdate> updates = stores.timelines().allUpdates(tx, placeId, MOST_UPDATES);
            Set<Long> accounts = updates.stream()
                    .map(StatusUpdate::work)
                    .filter(Objects::nonNull)
                    .map(work -> Objects.requireNonNull(work).accountId())
                    .collect(Collectors.toSet());
            Map<Long, String> names = stores.work().names(tx, accounts);
            AuditFilter about = new AuditFilter(null, null, "place", placeId, null, null);
            return new Dossier(
                    place,
                    updates.stream()
                            .map(update -> new WrittenUpdate(update, author(update, names)))
                            .toList(),
                    stores.audit().entries(tx, about, Long.MAX_VALUE, MOST_ENTRIES, 0));
        });
    }

    private static @Nullable String author(StatusUpdate update, Map<Long, String> names) {
        StatusUpdate.@Nullable Work work = update.work();
        return work == null ? null : names.get(work.accountId());
    }

    /** One page of the places in the table, of those the person may see. */
    public Page page(Staff staff, PlaceTable table, int limit, int offset) {
        PlaceTableCondition condition = condition(staff, table);
        return lists.read(tx ->
                new Page(read(tx, condition, limit, offset), stores.table().count(tx, condition)));
    }

    /** All places in the table, of those the person may see; no connection is held while the consumer takes them. */
    public void forEach(Staff staff, PlaceTable table, Consumer<Place> consumer) {
        PlaceTableCondition condition = condition(staff, table);
        List<String> ids = lists.read(tx -> stores.table().ids(tx, condition, Integer.MAX_VALUE, 0));
        for (int from = 0; from < ids.size(); from += PAGE) {
            List<String> some = ids.subList(from, Math.min(from + PAGE, ids.size()));
            Map<String, Place> found = lists.read(tx -> stores.places().placesByIds(tx, some));
            some.stream().map(found::get).filter(Objects::nonNull).forEach(consumer);
        }
    }

    private PlaceTableCondition condition(Staff staff, PlaceTable table) {
        PlaceTable own =
                staff.role().includes(Role.COORDINATOR) ? table : table.of(Objects.requireNonNull(staff.unit()));
        return PlaceTableCondition.of(own, places.newsDue());
    }

    private List<Place> read(Tx tx, PlaceTableCondition condition, int limit, int offset) {
        List<String> ids = stores.table().ids(tx, condition, limit, offset);
        Map<String, Place> found = stores.places().placesByIds(tx, ids);
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /** All offices, disabled ones too, in the order of their titles. */
    public List<Unit> units() {
        return database.read(stores.units()::listUnits);
    }

    /** Number of squares confirmed as one of the 27. */
    public int confirmedSquares() {
        return places.countPartOf27();
    }
}
