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
import de.angstraumkarte.domain.layer.Reason;
import de.angstraumkarte.domain.measure.Unit;
import de.angstraumkarte.domain.measure.UnitStore;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceRules;
import de.angstraumkarte.domain.place.PlaceStore;
import de.angstraumkarte.domain.work.NewPlace;
import de.angstraumkarte.domain.work.PlaceEditing;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What coordinators do with reports. Several that are about the same thing can be decided at once; all of them or none. Whoever
 * comes second is told so ({@link Stale}) and nothing is overwritten. The audit log gets the decision and staff's own words,
 * never a resident's.
 */
public final class DecisionService {
    /** Longest answer to a sender, characters. */
    public static final int LONGEST_ANSWER = 2000;

    /** Longest reason for taking a decision back, characters. */
    public static final int LONGEST_REASON = 500;

    /** Most reports decided at once beside the one that is open. */
    public static final int MOST_OTHERS = 50;

    /** The stores behind it. */
    public record Stores(DecisionStore decisions, InboxStore reports, PlaceStore places, UnitStore units) {}

    /**
     * Which reports are decided.
     *
     * @param id the one that is open
     * @param version of it that the person has seen
     * @param others undecided ones that the same is to happen to
     */
    public record Chosen(long id, int version, Collection<Long> others) {
        /** Only one. */
        public static Chosen one(long id, int version) {
            return new Chosen(id, version, List.of());
        }
    }

    private final Database database;
    private final Stores stores;
    private final PlaceEditing editing;
    private final AuditLog audit;
    private final ReportMails mails;
    private final Clock clock;

    public DecisionService(
            Database database, Stores stores, PlaceEditing editing, AuditLog audit, ReportMails mails, Clock clock) {
        this.database = database;
        this.stores = stores;
        this.editing = editing;
        this.audit = audit;
        this.mails = mails;
        this.clock = clock;
    }

    /**
     * Makes a new place out of reports.
     *
     * @param answer to the senders; null for none
     * @return the place
     * @throws NotFound if there is no such report
     * @throws Forbidden if the person is no coordinator
     * @throws Stale if one of the reports is not undecided any more, or not as the person saw it
     * @throws Invalid with everything that is wrong with the draft
     */
    public Place newPlace(Staff staff, Chosen chosen, NewPlace draft, @Nullable String answer) {
        staff.require(Role.COORDINATOR);
        return database.write(tx -> {
            List<StaffReport> reports = undecided(tx, chosen);
            Place place = create(tx, staff, draft, DecisionRules.newPlace(draft, answer, reports));
            attach(tx, staff, reports, place, answer, "report.new-place");
            return place;
        });
    }

    /** @param before what is wrong already; told together with what else is */
    private Place create(Tx tx, Staff staff, NewPlace draft, List<FieldError> before) {
        try {
            Place place = editing.create(tx, staff, draft);
            refuse(before);
            return place;
        } catch (Invalid e) {
            List<FieldError> all = new ArrayList<>(before);
            e.errors().stream().filter(error -> !before.contains(error)).forEach(all::add);
            throw new Invalid(all);
        }
    }

    /**
     * Adds reports to a known place.
     *
     * @param placeId of one that was merged stands for the place it became a part of
     * @return the place
     * @throws Invalid if there is no such place; else as {@link #newPlace}
     */
    public Place attach(Staff staff, Chosen chosen, String placeId, @Nullable String answer) {
        staff.require(Role.COORDINATOR);
        return database.write(tx -> {
            List<StaffReport> reports = undecided(tx, chosen);
            List<FieldError> errors = DecisionRules.answer(answer);
            Optional<Place> place = survivor(tx, placeId);
            if (place.isEmpty()) {
                errors.add(FieldError.of("placeId", "unknown-place"));
            }
            refuse(errors);
            attach(tx, staff, reports, place.orElseThrow(), answer, "report.attach");
            return place.orElseThrow();
        });
    }

    /** The place that an id stands for, locked; empty if there is none on the map. */
    private Optional<Place> survivor(Tx tx, String placeId) {
        String id = placeId;
        while (true) {
            Optional<Place> seen = stores.places().findPlace(tx, id);
            if (seen.map(place -> place.work().mergedInto()).isEmpty()) {
                stores.places().lock(tx, id);
                // Until it was locked, somebody else may have merged it.
                seen = stores.places().findPlace(tx, id);
            }
            Optional<String> into = seen.map(place -> place.work().mergedInto());
            if (into.isEmpty()) {
                return seen.filter(place -> !place.retired());
            }
            id = into.get();
        }
    }

    private void attach(
            Tx tx, Staff staff, List<StaffReport> reports, Place place, @Nullable String answer, String action) {
        Map<String, @Nullable Object> after = new LinkedHashMap<>();
        after.put("state", ReportState.ATTACHED.slug());
        after.put("place", place.id());
        decide(tx, staff, reports, ReportState.ATTACHED, place, null, answer, action, after);
    }

    /**
     * Rejects reports.
     *
     * @param reason code of {@link Reason}
     * @param answer what the senders read, in staff's words
     * @throws Invalid if one of the two is missing or wrong; else as {@link #newPlace}
     */
    public void reject(Staff staff, Chosen chosen, @Nullable String reason, @Nullable String answer) {
        staff.require(Role.COORDINATOR);
        database.change(tx -> {
            List<StaffReport> reports = undecided(tx, chosen);
            refuse(DecisionRules.rejection(reason, answer));
            Map<String, @Nullable Object> after = new LinkedHashMap<>();
            after.put("state", ReportState.REJECTED.slug());
            after.put("reason", reason);
            decide(tx, staff, reports, ReportState.REJECTED, null, reason, answer, "report.reject", after);
        });
    }

    private void decide(
            Tx tx,
            Staff staff,
            List<StaffReport> reports,
            ReportState state,
            @Nullable Place place,
            @Nullable String reason,
            @Nullable String answer,
            String action,
            Map<String, @Nullable Object> after) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        boolean ended = place == null || ReportEnds.closed(place);
        if (answer != null) {
            after.put("answer", answer);
        }
        for (StaffReport report : reports) {
            stores.decisions()
                    .decide(
                            tx,
                            report.id(),
                            state,
                            place == null ? null : place.id(),
                            reason,
                            answer,
                            staff.accountId(),
                            now,
                            ended ? now : null);
            audit.record(
                    tx,
                    staff,
                    action,
                    "report",
                    report.id(),
                    Map.of("state", report.state().slug()),
                    after);
            mails.decided(tx, report.id());
        }
    }

    /**
     * Asks an office to have a look at an undecided report: its case workers can see it then.
     *
     * @param unit id; null to take the question back
     * @throws Invalid if there is no such office or it is disabled; else as {@link #newPlace}
     */
    public void assign(Staff staff, long id, int version, @Nullable String unit) {
        staff.require(Role.COORDINATOR);
        database.change(tx -> {
            StaffReport report = undecided(tx, Chosen.one(id, version)).get(0);
            if (Objects.equals(unit, report.unit())) {
                return;
            }
            List<String> possible = stores.units().listUnits(tx).stream()
                    .filter(u -> !u.disabled())
                    .map(Unit::id)
                    .toList();
            if (unit != null && !possible.contains(unit)) {
                throw new Invalid("unit", "allowed", String.join(", ", possible));
            }
            stores.decisions().assign(tx, id, unit);
            audit.record(tx, staff, "report.assign", "report", id, unit(report.unit()), unit(unit));
        });
    }

    private static Map<String, @Nullable Object> unit(@Nullable String unit) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("unit", unit);
        return members;
    }

    /**
     * Takes a wrong decision back: the report is undecided again, its photos are hidden.
     *
     * @param reason for the audit log
     * @throws Conflict if there is no decision to take back
     * @throws Stale if the report is no longer as the person saw it
     * @throws Invalid without a reason
     */
    public void reopen(Staff staff, long id, int version, @Nullable String reason) {
        staff.require(Role.COORDINATOR);
        database.change(tx -> {
            stores.decisions().lock(tx, List.of(id));
            StaffReport report = stores.reports().findReport(tx, id).orElseThrow(NotFound::new);
            if (report.version() != version) {
                throw new Stale();
            }
            if (report.state() == ReportState.NEW || report.state() == ReportState.WITHDRAWN) {
                throw new Conflict(List.of());
            }
            if (reason == null) {
                throw new Invalid("why", "missing");
            }
            if (reason.length() > LONGEST_REASON) {
                throw new Invalid("why", "too-long", LONGEST_REASON);
            }
            if (!PlaceRules.isReadable(reason)) {
                throw new Invalid("why", "bad-characters");
            }
            stores.decisions().reopen(tx, id);
            Map<String, @Nullable Object> before = new LinkedHashMap<>();
            before.put("state", report.state().slug());
            before.put("place", report.placeId());
            before.put("reason", report.reason());
            before.put("answer", report.answer());
            audit.record(
                    tx,
                    staff,
                    "report.reopen",
                    "report",
                    id,
                    before,
                    Map.of("state", ReportState.NEW.slug(), "why", reason));
            mails.decided(tx, id);
        });
    }

    /** The chosen reports, locked; the open one first. */
    private List<StaffReport> undecided(Tx tx, Chosen chosen) {
        TreeSet<Long> ids = new TreeSet<>(chosen.others());
        ids.add(chosen.id());
        if (ids.size() > MOST_OTHERS + 1) {
            throw new Invalid("also", "too-many", MOST_OTHERS);
        }
        stores.decisions().lock(tx, ids);
        List<StaffReport> reports = new ArrayList<>();
        for (long id : ids) {
            StaffReport report = stores.reports().findReport(tx, id).orElseThrow(NotFound::new);
            if (report.state() != ReportState.NEW || id == chosen.id() && report.version() != chosen.version()) {
                throw new Stale();
            }
            reports.add(report);
        }
        return reports;
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
    }
}
