package de.angstraumkarte.domain.measure;

import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import de.angstraumkarte.base.problem.DomainException.Stale;
import de.angstraumkarte.domain.account.AuditLog;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.domain.account.Staff;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.domain.place.PlaceStore;
import de.angstraumkarte.domain.timeline.TimelineWriter;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The offices. Everybody on the staff may read them, admins keep them. */
public final class UnitService {
    private static final String KIND = "unit";
    private static final int LONGEST_ID = 40;
    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_EMAIL = 254;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;]+@[^\\s@<>,;]+\\.[^\\s@<>,;.]+");

    private final Database database;
    private final UnitStore store;
    private final MeasureStore measures;
    private final MeasureWriter writer;
    private final AuditLog audit;
    private final Clock clock;

    public UnitService(
            Database database,
            UnitStore store,
            MeasureStore measures,
            PlaceStore places,
            TimelineWriter timelines,
            AuditLog audit,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.measures = measures;
        this.writer = new MeasureWriter(measures, places, timelines, audit, clock);
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What becomes of the open measures of an office that is disabled.
     *
     * @param toUnit id of the office that takes them all; null to leave them without one until coordinators find one
     * @param text why, in public words; stands in the timeline of every place concerned
     */
    public record Handover(@Nullable String toUnit, String text) {}

    /** All offices, disabled ones too, in the order of their titles. */
    public List<Unit> listUnits() {
        return database.read(store::listUnits);
    }

    /** Titles of all offices by id, in the order of the titles. */
    public Map<String, String> titles() {
        return listUnits().stream()
                .collect(Collectors.toMap(Unit::id, Unit::title, (one, same) -> one, LinkedHashMap::new));
    }

    /** All offices with what hangs on them; admins only. */
    public List<UnitFacts> facts(Staff staff) {
        staff.require(Role.ADMIN);
        return database.read(tx -> {
            Map<String, Integer> people = store.caseWorkers(tx);
            Map<String, Integer> places = store.places(tx);
            Map<String, LocalDate> digests = store.digests(tx);
            LocalDate today = LocalDate.now(clock.withZone(PlaceService.ZONE));
            List<UnitLoad> loads = measures.loads(tx, today, today);
            return store.listUnits(tx).stream()
                    .map(unit -> new UnitFacts(
                            unit,
                            loads.stream()
                                    .filter(load -> unit.id().equals(load.unit()))
                                    .findFirst()
                                    .orElse(new UnitLoad(unit.id(), 0, 0, 0)),
                            people.getOrDefault(unit.id(), 0),
                            places.getOrDefault(unit.id(), 0),
                            digests.get(unit.id())))
                    .toList();
        });
    }

    /** Whether the daily mail about what no office is in charge of reaches anybody. */
    public boolean isUnassignedWorkMailed() {
        return database.read(store::coordinates);
    }

    /**
     * Adds an office; admins only.
     *
     * @param email empty for none
     * @return its id, made from the title
     */
    public String create(Staff staff, String title, String email) {
        staff.require(Role.ADMIN);
        return database.write(tx -> {
            Unit unit = checked(tx, new Unit(slug(title), title, email, false, 0));
            store.insert(tx, unit);
            audit.record(tx, staff, "unit.create", KIND, unit.id(), null, members(unit));
            return unit.id();
        });
    }

    /** Changes title and e-mail address; admins only. The id stays. */
    public void change(Staff staff, String id, int version, String title, String email) {
        staff.require(Role.ADMIN);
        database.change(tx -> {
            Unit before = locked(tx, id, version);
            Unit after = checked(tx, new Unit(id, title, email, before.disabled(), version));
            update(tx, staff, "unit.change", before, after);
        });
    }

    /**
     * Lets an office get no more work; admins only. Its open measures go where the handover says, all or none.
     *
     * @param handover null if there is nothing to hand over; refused if there is
     */
    public void disable(Staff staff, String id, int version, @Nullable Handover handover) {
        staff.require(Role.ADMIN);
        database.change(tx -> {
            Faults faults = new Faults();
            @Nullable String toUnit = handover == null ? null : handover.toUnit();
            // Always in the order of ids, so that two who disable each other's heirs do not wait for one another.
            Stream.of(id, toUnit == null ? id : toUnit).distinct().sorted().forEach(unit -> store.lockUnit(tx, unit));
            Unit before = locked(tx, id, version);
            int people = store.caseWorkers(tx).getOrDefault(id, 0);
            if (people > 0) {
                faults.add("people", "unit-has-people", people);
            }
            List<Measure> open = measures.openOfUnit(tx, id);
            if (!open.isEmpty()) {
                handOver(tx, staff, id, open, handover, faults);
            }
            faults.check();
            update(tx, staff, "unit.disable", before, new Unit(id, before.title(), before.email(), true, version));
        });
    }

    private void handOver(
            Tx tx, Staff staff, String from, List<Measure> open, @Nullable Handover handover, Faults faults) {
        if (handover == null) {
            faults.add("handover", "unit-has-measures", open.size());
            return;
        }
        String text = faults.required("why", handover.text(), MeasureService.LONGEST_TEXT);
        @Nullable Unit heir = null;
        if (handover.toUnit() != null) {
            heir = store.findUnit(tx, handover.toUnit()).orElse(null);
            if (heir == null || heir.disabled() || heir.id().equals(from)) {
                faults.add("handover", heir != null && heir.id().equals(from) ? "same-unit" : "unit-unknown");
            }
        }
        faults.check();
        String action = heir == null ? "measure.hand-back" : "measure.pass-on";
        MeasureWriter.Deed deed = new MeasureWriter.Deed(staff, action, text, heir == null ? null : heir.title());
        for (Measure measure : open) {
            writer.change(tx, measure, measure.by(heir == null ? null : heir.id()), deed);
        }
    }

    /** Lets a disabled office get work again; admins only. */
    public void enable(Staff staff, String id, int version) {
        staff.require(Role.ADMIN);
        database.change(tx -> {
            Unit before = locked(tx, id, version);
            update(tx, staff, "unit.enable", before, new Unit(id, before.title(), before.email(), false, version));
        });
    }

    private Unit locked(Tx tx, String id, int version) {
        Unit unit = store.lockUnit(tx, id).orElseThrow(NotFound::new);
        if (unit.version() != version) {
            throw new Stale();
        }
        return unit;
    }

    private void update(Tx tx, Staff staff, String action, Unit before, Unit after) {
        if (!store.update(tx, after, after.disabled() ? OffsetDateTime.now(clock) : null)) {
            throw new Stale();
        }
        Map<String, @Nullable Object> was = members(before);
        Map<String, @Nullable Object> is = members(after);
        was.entrySet().removeIf(member -> is.remove(member.getKey(), member.getValue()));
        audit.record(tx, staff, action, KIND, after.id(), was, is);
    }

    /** The office as it is stored, if its title is free and its address is one. */
    private Unit checked(Tx tx, Unit unit) {
        Faults faults = new Faults();
        String title = faults.required("title", unit.title(), LONGEST_TITLE);
        boolean isNew = unit.version() == 0;
        boolean taken = store.listUnits(tx).stream()
                .anyMatch(other -> other.title().equalsIgnoreCase(title)
                        ? isNew || !other.id().equals(unit.id())
                        : isNew && other.id().equals(unit.id()));
        if (taken) {
            faults.add("title", "unit-exists");
        } else if (unit.id().isEmpty() && !title.isEmpty()) {
            faults.add("title", "no-letters");
        }
        String email = unit.email() == null ? "" : unit.email().strip();
        if (!email.isEmpty()
                && (email.length() > LONGEST_EMAIL || !EMAIL.matcher(email).matches())) {
            faults.add("email", "not-an-email");
        }
        faults.check();
        return new Unit(unit.id(), title, email.isEmpty() ? null : email, unit.disabled(), unit.version());
    }

    /** "Amt für Stadtgrün" becomes "amt-fuer-stadtgruen". */
    private static String slug(String title) {
        String plain = title.toLowerCase(Locale.GERMAN)
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("ß", "ss");
        String letters = Normalizer.normalize(plain, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", "-");
        String cut = letters.substring(0, Math.min(letters.length(), LONGEST_ID));
        return cut.replaceAll("^-|-$", "");
    }

    private static Map<String, @Nullable Object> members(Unit unit) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("title", unit.title());
        members.put("email", unit.email());
        members.put("disabled", unit.disabled());
        return members;
    }
}
