package de.angstraumkarte.domain.work;

import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.base.problem.DomainException.Conflict;
import de.angstraumkarte.base.problem.DomainException.Forbidden;
import de.angstraumkarte.base.problem.DomainException.Invalid;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import de.angstraumkarte.base.problem.DomainException.Stale;
import de.angstraumkarte.base.problem.FieldError;
import de.angstraumkarte.domain.account.AuditLog;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.domain.account.Staff;
import de.angstraumkarte.domain.district.CityOutline;
import de.angstraumkarte.domain.district.District;
import de.angstraumkarte.domain.district.DistrictLocator;
import de.angstraumkarte.domain.district.DistrictStore;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.layer.LayerRevisionStore;
import de.angstraumkarte.domain.layer.Status;
import de.angstraumkarte.domain.measure.UnitStore;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceHistoryStore;
import de.angstraumkarte.domain.place.PlaceStore;
import de.angstraumkarte.domain.timeline.StatusUpdate;
import de.angstraumkarte.domain.timeline.TimelineWriter;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Staff edit what the public reads about a place, and add places. */
public final class PlaceEditing {
    /** The stores behind it. */
    public record Stores(PlaceStore places, DistrictStore districts, UnitStore units, LayerRevisionStore revisions) {}

    /** Positions that nobody may publish by drawing a place there. */
    public interface Secrets {
        /** Metres that a vertex must keep from them. */
        int nearest();

        /** Whether a vertex of what was drawn shows one of those that belong to a place. */
        boolean shownBy(Tx tx, String placeId, Geometry drawn);
    }

    /**
     * Sentences for timelines.
     *
     * @param added a place came onto the map
     * @param confirmed a square was confirmed as one of the 27
     */
    public record Texts(String added, String confirmed) {}

    private static final String YES = "yes";

    private final Database database;
    private final Stores stores;
    private final WorkAccess access;
    private final TimelineWriter timelines;
    private final AuditLog audit;
    private final EditRules rules;
    private final Texts texts;
    private final Clock clock;

    public PlaceEditing(
            Database database,
            Stores stores,
            WorkAccess access,
            TimelineWriter timelines,
            AuditLog audit,
            CityOutline outline,
            Secrets secrets,
            Texts texts,
            Clock clock) {
        this.database = database;
        this.stores = stores;
        this.access = access;
        this.timelines = timelines;
        this.audit = audit;
        this.rules = new EditRules(outline, stores.units(), secrets);
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * Stores what a coordinator says about a place; nothing is written if that is what is stored already.
     *
     * @param version of the place the person has seen
     * @param alsoPast whether past days are to show it in these words too, whatever was written there
     * @return the place afterwards
     * @throws NotFound if there is no such place
     * @throws Forbidden if the person is no coordinator
     * @throws Conflict if the place is retired or merged
     * @throws Stale if the place is no longer as the person saw it
     * @throws Invalid with everything that is wrong with the edit
     */
    public Place edit(Staff staff, String placeId, int version, PlaceEdit edit, boolean alsoPast) {
        staff.require(Role.COORDINATOR);
        return database.write(tx -> {
            stores.places().lock(tx, placeId);
            Place before = access.mustSee(tx, staff, placeId);
            if (before.retired()) {
                throw new Conflict(List.of());
            }
            if (before.version() != version) {
                throw new Stale();
            }
            List<District> districts = stores.districts().listDistricts(tx);
            refuse(rules.check(tx, edit, before.layer(), placeId, before.statusSlug(), before, districts));
            Place after = EditedPlace.of(before, edit, locating(tx, districts));
            return after.equals(before) && !alsoPast ? before : store(tx, staff, before, after, alsoPast);
        });
    }

    private Place store(Tx tx, Staff staff, Place before, Place after, boolean alsoPast) {
        // Also what lets two people confirm squares one after the other.
        stores.revisions().raise(tx, before.layer().slug());
        boolean confirmed = YES.equals(after.facts().partOf27())
                && !YES.equals(before.facts().partOf27());
        if (confirmed) {
            refuseMoreThanAnalysed(tx);
        }
        if (!stores.places().update(tx, List.of(after), OffsetDateTime.now(clock))) {
            throw new Stale();
        }
        Map<String, @Nullable Object> then = PlaceChanges.members(before);
        Map<String, @Nullable Object> now = PlaceChanges.members(after);
        Map<String, @Nullable Object> was = PlaceChanges.differing(then, now);
        if (alsoPast) {
            PlaceHistoryStore.rewrite(tx, before.id());
        }
        audit.record(
                tx,
                staff,
                alsoPast ? "place.edit-past" : "place.edit",
                "place",
                before.id(),
                alsoPast ? PlaceChanges.withoutWords(was) : was,
                PlaceChanges.differing(now, then));
        Place stored = stores.places().findPlace(tx, before.id()).orElseThrow();
        if (!confirmed || stored.status() != null) {
            return stored;
        }
        Status analysed = Layer.SQUARE.initialStatus();
        return timelines.append(
                tx,
                stored,
                StatusUpdate.Kind.NEWS,
                true,
                analysed,
                texts.confirmed(),
                StatusUpdate.Work.by(staff.accountId()));
    }

    /** Adds a place in a transaction of its own; see {@link #create(Tx, Staff, NewPlace)}. */
    public Place create(Staff staff, NewPlace draft) {
        return database.write(tx -> create(tx, staff, draft));
    }

    /**
     * Adds a place that the city has made: it is verified, its timeline begins today.
     *
     * @return the place as it is stored
     * @throws Forbidden if the person is no coordinator
     * @throws Invalid with everything that is wrong with the draft
     */
    public Place create(Tx tx, Staff staff, NewPlace draft) {
        staff.require(Role.COORDINATOR);
        Layer layer = draft.layer();
        PlaceEdit facts = draft.facts();
        // Raised first: two people adding the same name at once wait for one another, and get two ids.
        stores.revisions().raise(tx, layer.slug());
        List<District> districts = stores.districts().listDistricts(tx);
        String slug = PlaceIds.slug(layer, Objects.requireNonNullElse(facts.title(), ""));
        List<FieldError> errors = new ArrayList<>(statusErrors(draft));
        errors.addAll(rules.check(tx, facts, layer, slug, draft.status(), null, districts));
        refuse(errors);
        if (YES.equals(facts.partOf27())) {
            refuseMoreThanAnalysed(tx);
        }
        String id =
                PlaceIds.free(slug, ids -> stores.places().placesByIds(tx, ids).keySet());
        Place place = EditedPlace.of(EditedPlace.empty(id, draft), facts, locating(tx, districts));
        stores.places().insert(tx, List.of(place), OffsetDateTime.now(clock));
        audit.record(
                tx,
                staff,
                "place.create",
                "place",
                id,
                null,
                PlaceChanges.differing(PlaceChanges.members(place), Map.of()));
        return timelines.append(
                tx,
                place,
                StatusUpdate.Kind.ADDED,
                true,
                place.status(),
                Objects.requireNonNullElse(draft.news(), texts.added()),
                StatusUpdate.Work.by(staff.accountId()));
    }

    private static List<FieldError> statusErrors(NewPlace draft) {
        @Nullable String status = draft.status();
        Layer layer = draft.layer();
        if (status == null || layer.findStatus(status).isPresent() && layer != Layer.FEAR_SPACE) {
            return List.of();
        }
        // A fear space begins where its table begins; everything else is a change, with its own words.
        List<String> allowed = layer == Layer.FEAR_SPACE
                ? List.of(layer.initialStatus().slug())
                : layer.statuses().stream().map(Status::slug).toList();
        return allowed.contains(status)
                ? List.of()
                : List.of(FieldError.of("status", "allowed", String.join(", ", allowed)));
    }

    private void refuseMoreThanAnalysed(Tx tx) {
        if (stores.places().countPartOf27(tx) >= Layer.ANALYSED_SQUARES) {
            throw new Invalid("partOf27", "all-confirmed", Layer.ANALYSED_SQUARES);
        }
    }

    private EditedPlace.Locating locating(Tx tx, List<District> districts) {
        return geometry -> new DistrictLocator(districts, stores.places().knownDistricts(tx)).locate(geometry);
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
    }
}
