package de.angstraumkarte.domain.measure;

import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.base.problem.DomainException.Conflict;
import de.angstraumkarte.base.problem.DomainException.Forbidden;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import de.angstraumkarte.base.problem.DomainException.Stale;
import de.angstraumkarte.domain.account.AuditLog;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.domain.account.Staff;
import de.angstraumkarte.domain.account.Submissions;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.domain.place.PlaceStore;
import de.angstraumkarte.domain.timeline.TimelineWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Planning measures and moving them on. Whoever changes one says why in public: every write is an entry in the place's
 * timeline and in the audit log. Coordinators may change every measure, case workers those of their own office.
 */
public final class MeasureService {
    /** Longest description and longest text, in characters. */
    public static final int LONGEST_TEXT = 2000;

    private static final int FURTHEST_YEARS = 10;

    private final Database database;
    private final MeasureStore store;
    private final UnitStore units;
    private final MeasureWriter writer;
    private final Submissions submissions;
    private final Clock clock;

    public MeasureService(
            Database database,
            MeasureStore store,
            UnitStore units,
            PlaceStore places,
            TimelineWriter timelines,
            AuditLog audit,
            Submissions submissions,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.units = units;
        this.writer = new MeasureWriter(store, places, timelines, audit, clock);
        this.submissions = submissions;
        this.clock = clock;
    }

    /**
     * What is to be different about a measure.
     *
     * @param type slug
     * @param due a day like 2026-12-31
     * @param text why, in public words
     * @param alsoPast whether past days are to show this description too, whatever was written there
     */
    public record Change(String type, String description, String due, String text, boolean alsoPast) {}

    /**
     * Plans a measure at a place; coordinators only.
     *
     * @param key of the form; the same form again plans nothing
     * @return its id
     * @throws NotFound if the place is unknown
     * @throws Conflict if the place is no longer on the map
     */
    public long plan(Staff staff, String placeId, NewMeasure plan, @Nullable String key) {
        staff.require(Role.COORDINATOR);
        Faults faults = new Faults();
        faults.allowed("type", plan.type(), MeasureType.SLUGS);
        String description = faults.required("description", plan.description(), LONGEST_TEXT);
        LocalDate due = faults.day("due", plan.due());
        checkDue(faults, due);
        faults.allowed(
                "status",
                plan.status(),
                MeasureStatus.INITIAL.stream().map(MeasureStatus::slug).toList());
        String text = faults.required("why", plan.text(), LONGEST_TEXT);
        String content = "measure.plan " + placeId + " " + plan;
        return Long.parseLong(database.write(tx -> submissions.once(tx, staff, key, content, () -> {
            Unit unit = taking(tx, faults, plan.unit());
            faults.check();
            Measure measure = new Measure(
                    0,
                    placeId,
                    MeasureType.of(plan.type()),
                    MeasureStatus.of(plan.status()),
                    unit.id(),
                    description,
                    due,
                    due,
                    null,
                    0);
            return Long.toString(writer.add(tx, measure, new MeasureWriter.Deed(staff, "measure.plan", text, null)));
        })));
    }

    /**
     * Moves a measure to another status. One of a disabled office that becomes open again is without an office.
     *
     * @param version that the sender saw
     * @param status slug
     * @param text why, in public words
     * @param doneOn when it was done, a day like 2026-12-31; empty for today; only for the status {@code done}
     * @throws Conflict with the statuses that are possible, if this one is not
     */
    public void move(Staff staff, long id, int version, String status, String text, String doneOn) {
        Faults faults = new Faults();
        faults.allowed("status", status, MeasureStatus.SLUGS);
        String why = faults.required("why", text, LONGEST_TEXT);
        boolean done = status.equals(MeasureStatus.DONE.slug());
        LocalDate day = doneOn.isBlank() ? today() : faults.day("done", doneOn);
        if (!doneOn.isBlank() && !done) {
            faults.add("done", "only-when-done");
        } else if (!faults.has("done") && day.isAfter(today())) {
            faults.add("done", "date-in-future");
        } else if (!faults.has("done") && day.isBefore(today().minusYears(FURTHEST_YEARS))) {
            faults.add("done", "date-too-early", FURTHEST_YEARS);
        }
        change(staff, id, version, "measure.move", why, (tx, before) -> {
            faults.check();
            MeasureStatus next = MeasureStatus.of(status);
            if (!before.status().mayBecome(next)) {
                throw new Conflict(before.status().next());
            }
            Measure after = before.in(next, done ? day : null);
            boolean reopened = next.open() && !before.status().open();
            return new Changed(reopened && isDisabled(tx, before.unit()) ? after.by(null) : after, null);
        });
    }

    /**
     * Changes what a measure is and by when it is promised; coordinators only. The date of one that is no longer open
     * stays.
     */
    public void change(Staff staff, long id, int version, Change change) {
        staff.require(Role.COORDINATOR);
        Faults faults = new Faults();
        faults.allowed("type", change.type(), MeasureType.SLUGS);
        String description = faults.required("description", change.description(), LONGEST_TEXT);
        String why = faults.required("why", change.text(), LONGEST_TEXT);
        LocalDate due = faults.day("due", change.due());
        String action = change.alsoPast() ? MeasureWriter.CHANGE_PAST : "measure.change";
        change(staff, id, version, action, why, (tx, before) -> {
            if (!due.equals(before.due())) {
                checkDue(faults, due);
                if (!before.status().open()) {
                    faults.add("due", "measure-not-open");
                }
            }
            faults.check();
            Measure after = before.with(MeasureType.of(change.type()), description, due);
            if (after.equals(before) && !change.alsoPast()) {
                faults.add("description", "nothing-changed");
                faults.check();
            }
            return new Changed(after, null);
        });
    }

    /**
     * Gives an open measure to another office, or to one if it has none.
     *
     * @throws Conflict if the measure is no longer open
     */
    public void passOn(Staff staff, long id, int version, String toUnit, String text) {
        Faults faults = new Faults();
        String why = faults.required("why", text, LONGEST_TEXT);
        change(staff, id, version, "measure.pass-on", why, (tx, before) -> {
            requireOpen(before);
            if (toUnit.equals(before.unit())) {
                faults.add("unit", "same-unit");
                faults.check();
            }
            Unit unit = taking(tx, faults, toUnit);
            faults.check();
            return new Changed(before.by(unit.id()), unit.title());
        });
    }

    /**
     * Gives an open measure back: it has no office until a coordinator finds one.
     *
     * @throws Conflict if the measure is no longer open, or has no office
     */
    public void handBack(Staff staff, long id, int version, String text) {
        Faults faults = new Faults();
        String why = faults.required("why", text, LONGEST_TEXT);
        change(staff, id, version, "measure.hand-back", why, (tx, before) -> {
            requireOpen(before);
            if (before.unit() == null) {
                throw new Conflict(before.status().next());
            }
            faults.check();
            return new Changed(before.by(null), null);
        });
    }

    private record Changed(Measure after, @Nullable String passedTo) {}

    /** Offices are locked by {@code change} before the writer locks the place: always in that order. */
    private void change(
            Staff staff, long id, int version, String action, String why, BiFunction<Tx, Measure, Changed> change) {
        database.change(tx -> {
            Measure before = store.findMeasure(tx, id).orElseThrow(NotFound::new);
            if (!staff.mayWorkFor(before.unit())) {
                throw new Forbidden();
            }
            if (before.version() != version) {
                throw new Stale();
            }
            Changed changed = change.apply(tx, before);
            writer.change(tx, before, changed.after(), new MeasureWriter.Deed(staff, action, why, changed.passedTo()));
        });
    }

    private static void requireOpen(Measure measure) {
        if (!measure.status().open()) {
            throw new Conflict(measure.status().next());
        }
    }

    /** The office that is to get work, locked; after an error one that must not be used. */
    private Unit taking(Tx tx, Faults faults, String id) {
        Optional<Unit> unit = units.lockUnit(tx, id);
        if (unit.isEmpty() || unit.get().disabled()) {
            faults.add("unit", id.isEmpty() ? "missing" : "unit-unknown");
            faults.check();
        }
        return unit.orElseThrow();
    }

    private boolean isDisabled(Tx tx, @Nullable String unit) {
        return unit != null && units.lockUnit(tx, unit).orElseThrow().disabled();
    }

    private void checkDue(Faults faults, LocalDate due) {
        if (faults.has("due")) {
            return;
        }
        if (due.isBefore(today())) {
            faults.add("due", "date-in-past");
        } else if (due.isAfter(today().plusYears(FURTHEST_YEARS))) {
            faults.add("due", "date-too-late", FURTHEST_YEARS);
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(PlaceService.ZONE));
    }
}
