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
import de.angstraumkarte.domain.account.Submissions;
import de.angstraumkarte.domain.layer.Status;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.domain.place.PlaceStore;
import de.angstraumkarte.domain.timeline.StatusUpdate;
import de.angstraumkarte.domain.timeline.TimelineWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Staff write news on a place, and change its status with them. */
public final class NewsService {
    private final Database database;
    private final PlaceStore places;
    private final WorkAccess access;
    private final TimelineWriter timelines;
    private final AuditLog audit;
    private final Submissions submissions;
    private final Clock clock;

    public NewsService(
            Database database,
            PlaceStore places,
            WorkAccess access,
            TimelineWriter timelines,
            AuditLog audit,
            Submissions submissions,
            Clock clock) {
        this.database = database;
        this.places = places;
        this.access = access;
        this.timelines = timelines;
        this.audit = audit;
        this.submissions = submissions;
        this.clock = clock;
    }

    /**
     * Appends news to a place's timeline.
     *
     * @param version of the place the person has seen; asked only if the status changes, since news take nothing away from
     *     what others wrote
     * @param key of the form; the same form again writes nothing
     * @throws NotFound if there is no such place
     * @throws Forbidden if the person has no part in it, or changes a status without being a coordinator
     * @throws Conflict with the statuses that may follow; with none if the place is retired or merged
     * @throws Stale if the status changes and the place is no longer as the person saw it
     * @throws Invalid with everything that is wrong with the draft
     */
    public void write(Staff staff, String placeId, int version, NewsDraft draft, @Nullable String key) {
        String content = "place.news " + placeId + " " + draft;
        database.write(tx -> submissions.once(tx, staff, key, content, () -> {
            Place place = check(tx, staff, placeId, version, draft);
            @Nullable Status status = NewsRules.transition(draft, place);
            timelines.append(
                    tx,
                    place,
                    StatusUpdate.Kind.NEWS,
                    draft.isPublic(),
                    status,
                    draft.text(),
                    new StatusUpdate.Work(
                            staff.accountId(),
                            draft.reason(),
                            draft.passedTo(),
                            null,
                            null,
                            NewsRules.promisedBy(draft),
                            null));
            record(tx, staff, place, draft);
            return placeId;
        }));
    }

    /**
     * Judges news as {@link #write} would, without writing anything: for the preview.
     *
     * @return the place as it is now
     */
    public Place preview(Staff staff, String placeId, int version, NewsDraft draft) {
        return database.read(tx -> {
            Place place = judge(access.mustSee(tx, staff, placeId), staff, version, draft);
            NewsRules.transition(draft, place);
            return place;
        });
    }

    private Place check(Tx tx, Staff staff, String placeId, int version, NewsDraft draft) {
        places.lock(tx, placeId);
        return judge(access.mustSee(tx, staff, placeId), staff, version, draft);
    }

    private Place judge(Place place, Staff staff, int version, NewsDraft draft) {
        if (draft.status() != null) {
            staff.require(Role.COORDINATOR);
        }
        if (place.retired()) {
            throw new Conflict(List.of());
        }
        List<FieldError> errors = NewsRules.check(draft, place, LocalDate.now(clock.withZone(PlaceService.ZONE)));
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        if (draft.status() != null && place.version() != version) {
            throw new Stale();
        }
        return place;
    }

    private void record(Tx tx, Staff staff, Place place, NewsDraft draft) {
        Map<String, @Nullable Object> after = new LinkedHashMap<>();
        after.put("visibility", draft.isPublic() ? "public" : "internal");
        after.put("text", Objects.requireNonNull(draft.text()));
        if (draft.reason() != null) {
            after.put("reason", draft.reason());
        }
        if (draft.passedTo() != null) {
            after.put("passedTo", draft.passedTo());
        }
        if (draft.nextNewsBy() != null) {
            after.put("nextNewsBy", draft.nextNewsBy());
        }
        @Nullable Map<String, @Nullable Object> before = null;
        if (draft.status() != null) {
            after.put("status", draft.status());
            before = new LinkedHashMap<>();
            before.put("status", place.statusSlug());
        }
        audit.record(tx, staff, "place.news", "place", place.id(), before, after);
    }
}
