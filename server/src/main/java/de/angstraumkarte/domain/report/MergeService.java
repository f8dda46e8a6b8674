package de.angstraumkarte.domain.report;

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
import de.angstraumkarte.domain.measure.MeasureStore;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceRules;
import de.angstraumkarte.domain.place.PlaceStore;
import de.angstraumkarte.domain.timeline.StatusUpdate;
import de.angstraumkarte.domain.timeline.TimelineWriter;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Joins two places that are one: timeline, measures, reports and photos of the one go over to the other, which keeps its own
 * name, status and position. The address of the one leads to the other from then on.
 */
public final class MergeService {
    /** Longest public text, characters. */
    public static final int LONGEST_TEXT = 4000;

    /** The stores behind it. */
    public record Stores(PlaceStore places, MergeStore merges, MeasureStore measures) {}

    private final Database database;
    private final Stores stores;
    private final TimelineWriter timelines;
    private final ReportEnds ends;
    private final AuditLog audit;
    private final Clock clock;

    public MergeService(
            Database database, Stores stores, TimelineWriter timelines, ReportEnds ends, AuditLog audit, Clock clock) {
        this.database = database;
        this.stores = stores;
        this.timelines = timelines;
        this.ends = ends;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Joins a place to another one of the same layer.
     *
     * @param fromId the place that ends
     * @param fromVersion of it that the person has seen
     * @param intoId the place that goes on; null if nothing was chosen
     * @param intoVersion of it that the person has seen
     * @param text what the public reads about it
     * @return the place that goes on
     * @throws NotFound if the first place does not exist
     * @throws Forbidden if the person is no coordinator
     * @throws Conflict if the first place has ended already
     * @throws Stale if one of the places is no longer as the person saw it
     * @throws Invalid with everything that is wrong
     */
    public Place merge(
            Staff staff,
            String fromId,
            int fromVersion,
            @Nullable String intoId,
            int intoVersion,
            @Nullable String text) {
        staff.require(Role.COORDINATOR);
        return database.write(tx -> {
            // Always in the same order, so that two merges at once cannot wait for one another.
            TreeSet<String> ids = new TreeSet<>(List.of(fromId, intoId == null ? fromId : intoId));
            ids.forEach(id -> stores.places().lock(tx, id));
            Place from = stores.places().findPlace(tx, fromId).orElseThrow(NotFound::new);
            if (from.retired()) {
                throw new Conflict(List.of());
            }
            @Nullable
            Place into = intoId == null
                    ? null
                    : stores.places().findPlace(tx, intoId).orElse(null);
            refuse(errors(from, into, intoId, text));
            if (into == null || text == null || from.version() != fromVersion || into.version() != intoVersion) {
                throw new Stale();
            }
            return merge(tx, staff, from, into, text);
        });
    }

    private static List<FieldError> errors(
            Place from, @Nullable Place into, @Nullable String intoId, @Nullable String text) {
        List<FieldError> errors = new ArrayList<>();
        if (intoId == null) {
            errors.add(FieldError.of("into", "missing"));
        } else if (into == null || into.retired()) {
            errors.add(FieldError.of("into", "unknown-place"));
        } else if (into.id().equals(from.id())) {
            errors.add(FieldError.of("into", "merge-itself"));
        } else if (into.layer() != from.layer()) {
            errors.add(FieldError.of("into", "merge-other-layer"));
        }
        if (text == null) {
            errors.add(FieldError.of("text", "missing"));
        } else if (text.length() > LONGEST_TEXT) {
            errors.add(FieldError.of("text", "too-long", LONGEST_TEXT));
        } else if (!PlaceRules.isReadable(text)) {
            errors.add(FieldError.of("text", "bad-characters"));
        }
        return errors;
    }

    private Place merge(Tx tx, Staff staff, Place from, Place into, String text) {
        stores.merges().joinFollows(tx, from.id(), into.id(), OffsetDateTime.now(clock));
        stores.merges().move(tx, from.id(), into.id());
        stores.measures().join(tx, from.id(), into.id());
        MeasureStore.Counts counts = stores.measures().counts(tx, into.id());
        stores.places().updateMeasures(tx, into.id(), counts.open(), counts.done());
        stores.merges().absorb(tx, into, from);
        stores.merges().retire(tx, from.id(), into.id(), OffsetDateTime.now(clock));
        Place joined = stores.places().findPlace(tx, into.id()).orElseThrow();
        ends.follow(tx, joined);
        Map<String, @Nullable Object> gone = new LinkedHashMap<>();
        gone.put("mergedInto", into.id());
        gone.put("text", text);
        audit.record(tx, staff, "place.merge", "place", from.id(), null, gone);
        audit.record(tx, staff, "place.merge", "place", into.id(), null, Map.of("merged", from.id(), "text", text));
        return timelines.append(
                tx, joined, StatusUpdate.Kind.MERGED, true, null, text, StatusUpdate.Work.by(staff.accountId()));
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
    }
}
