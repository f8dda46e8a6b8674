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
import de.angstraumkarte.domain.effect.Effect;
import de.angstraumkarte.domain.effect.EffectService;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Staff write news on a place, and change its status with them. */
public final class NewsService {
    private final Database database;
    private final PlaceStore places;
    private final WorkAccess access;
    private final EffectService effects;
    private final TimelineWriter timelines;
    private final AuditLog audit;
    private final Submissions submissions;
    private final Clock clock;

    public NewsService(
            Database database,
            PlaceStore places,
            WorkAccess access,
            EffectService effects,
            TimelineWriter timelines,
            AuditLog audit,
            Submissions submissions,
            Clock clock) {
        this.database = database;
        this.places = places;
        this.access = access;
        this.effects = effects;
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
     * @throws Stale if the status changes and the place, or the effect that it is judged by, is no longer as the person saw it
     * @throws Invalid with everything that is wrong with the draft
     */
    public void write(Staff staff, String placeId, int version, NewsDraft draft, @Nullable String key) {
        String content = "place.news " + placeId + " " + draft;
        database.write(tx -> submissions.once(tx, staff, key, content, () -> {
            places.lock(tx, placeId);
            Judged judged = judge(tx, staff, placeId, version, draft);
            Place place = judged.place();
            StatusUpdate.@Nullable Finding finding = finding(draft, judged);
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
                            finding));
            record(tx, staff, place, draft, finding);
            return placeId;
        }));
    }

    /** What people answered is computed in the transaction that publishes it, and is what the person has seen. */
    private static StatusUpdate.@Nullable Finding finding(NewsDraft draft, Judged judged) {
        @Nullable Effect effect = judged.effect();
        if (effect == null || !Judgement.isMadeBy(draft, judged.place())) {
            return null;
        }
        String found = effect.verdict().slug();
        if (!found.equals(draft.effect())) {
            throw new Stale();
        }
        return new StatusUpdate.Finding(found, draft.deviation());
    }

    /**
     * Judges news as {@link #write} would, without writing anything: for the preview.
     *
     * @return the place as it is now, and what it is judged by
     */
    public Judged preview(Staff staff, String placeId, int version, NewsDraft draft) {
        return database.read(tx -> {
            Judged judged = judge(tx, staff, placeId, version, draft);
            NewsRules.transition(draft, judged.place());
            return judged;
        });
    }

    /**
     * A place that news is written on.
     *
     * @param effect of its measures, if it waits to be judged; null while none is done, and for other places
     */
    public record Judged(Place place, @Nullable Effect effect) {}

    /** What a place is judged by; empty for a place that does not wait to be judged, or where no measure is done. */
    public Optional<Effect> effect(Place place) {
        return database.read(tx -> effect(tx, place));
    }

    private Optional<Effect> effect(Tx tx, Place place) {
        return Judgement.awaited(place) ? effects.find(tx, place.id()) : Optional.empty();
    }

    private Judged judge(Tx tx, Staff staff, String placeId, int version, NewsDraft draft) {
        Place place = access.mustSee(tx, staff, placeId);
        if (draft.status() != null) {
            staff.require(Role.COORDINATOR);
        }
        if (place.retired()) {
            throw new Conflict(List.of());
        }
        @Nullable Effect effect = effect(tx, place).orElse(null);
        List<FieldError> errors =
                NewsRules.check(draft, place, effect, LocalDate.now(clock.withZone(PlaceService.ZONE)));
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        if (draft.status() != null && place.version() != version) {
            throw new Stale();
        }
        return new Judged(place, effect);
    }

    private void record(Tx tx, Staff staff, Place place, NewsDraft draft, StatusUpdate.@Nullable Finding finding) {
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
        if (finding != null) {
            after.put("effect", finding.effect());
        }
        if (draft.deviation() != null) {
            after.put("deviation", draft.deviation());
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
