package de.angstraumkarte.domain.report;

import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.db.Lookup;
import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.base.problem.DomainException.Conflict;
import de.angstraumkarte.base.problem.DomainException.Forbidden;
import de.angstraumkarte.base.problem.DomainException.Invalid;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import de.angstraumkarte.domain.account.AuditLog;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.domain.account.Staff;
import de.angstraumkarte.domain.place.PlaceRules;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Photos of reports: staff look at them, coordinators let the public see them. */
public final class PhotoService {
    /** Longest description, characters. */
    public static final int LONGEST_ALT = 300;

    /** A photo with its bytes (JPEG). */
    public record Image(Photo photo, byte[] jpeg) {}

    private final Database database;
    private final PhotoStore store;
    private final ReportAccess access;
    private final AuditLog audit;
    private final Clock clock;

    public PhotoService(Database database, PhotoStore store, ReportAccess access, AuditLog audit, Clock clock) {
        this.database = database;
        this.store = store;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A photo for staff.
     *
     * @throws NotFound if there is none
     * @throws Forbidden if the person may not see its report
     */
    public Image image(Staff staff, long id) {
        return database.read(tx -> {
            Photo photo = store.findPhoto(tx, id).orElseThrow(NotFound::new);
            access.mustSee(tx, staff, photo.reportId());
            return new Image(photo, store.jpeg(tx, id));
        });
    }

    /** Photos of a report the person may see. */
    public List<Photo> ofReport(Staff staff, long reportId) {
        return database.read(tx -> {
            access.mustSee(tx, staff, reportId);
            return store.ofReport(tx, reportId);
        });
    }

    /** Numbers of the first photos that the public may see, by place. */
    public Map<String, Long> firstReleased(Tx tx, List<String> placeIds) {
        Map<String, Long> first = new HashMap<>();
        for (List<String> some : Lookup.parts(placeIds)) {
            first.putAll(store.firstReleased(tx, some));
        }
        return first;
    }

    /** All photos of a place whose reports the person may see. */
    public List<Photo> ofPlace(Staff staff, String placeId) {
        return database.read(tx -> {
            access.mustSeeOf(tx, staff, placeId);
            return store.ofPlace(tx, placeId);
        });
    }

    /** What the public may see of a place. */
    public List<Photo> released(String placeId) {
        return database.read(tx -> store.releasedOfPlace(tx, placeId));
    }

    /**
     * A photo for the public.
     *
     * @throws NotFound unless it is released
     */
    public Photo released(long id) {
        return database.read(tx -> store.findReleased(tx, id)).orElseThrow(NotFound::new);
    }

    /** {@link #released(long)} with its bytes. */
    public Image releasedImage(long id) {
        return database.read(tx -> {
            Photo photo = store.findReleased(tx, id).orElseThrow(NotFound::new);
            return new Image(photo, store.jpeg(tx, id));
        });
    }

    /**
     * Lets the public see a photo of a place.
     *
     * @param alt what it shows, for people who cannot see it
     * @throws NotFound if the place has no such photo
     * @throws Forbidden if the person is no coordinator
     * @throws Invalid without a description, or with one that is too long or not readable
     */
    public void release(Staff staff, String placeId, long id, @Nullable String alt) {
        staff.require(Role.COORDINATOR);
        database.change(tx -> {
            Photo photo = ofPlace(tx, placeId, id);
            if (alt == null) {
                throw new Invalid("alt", "missing");
            }
            if (alt.length() > LONGEST_ALT) {
                throw new Invalid("alt", "too-long", LONGEST_ALT);
            }
            if (!PlaceRules.isReadable(alt)) {
                throw new Invalid("alt", "bad-characters");
            }
            store.release(tx, id, alt, OffsetDateTime.now(clock));
            audit.record(tx, staff, "photo.release", "photo", id, members(photo, photo.alt()), members(true, alt));
        });
    }

    /**
     * Takes a photo back from the public; at once, since no cache keeps it unasked.
     *
     * @throws NotFound if the place has no such photo
     * @throws Forbidden if the person is no coordinator
     * @throws Conflict if the public does not see it
     */
    public void hide(Staff staff, String placeId, long id) {
        staff.require(Role.COORDINATOR);
        database.change(tx -> {
            Photo photo = ofPlace(tx, placeId, id);
            if (!photo.released()) {
                throw new Conflict(List.of());
            }
            store.hide(tx, id);
            audit.record(tx, staff, "photo.hide", "photo", id, members(true, photo.alt()), members(false, photo.alt()));
        });
    }

    private Photo ofPlace(Tx tx, String placeId, long id) {
        return store.findPhoto(tx, id)
                .filter(photo -> placeId.equals(photo.placeId()))
                .orElseThrow(NotFound::new);
    }

    private static Map<String, @Nullable Object> members(Photo photo, @Nullable String alt) {
        return members(photo.released(), alt);
    }

    private static Map<String, @Nullable Object> members(boolean released, @Nullable String alt) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("public", released);
        members.put("alt", alt);
        return members;
    }
}
