package de.angstraumkarte.domain.work;

import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.base.problem.DomainException.Forbidden;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.domain.account.Staff;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceStore;
import java.util.Objects;

/**
 * Which places a member of staff may see and work on: coordinators all; case workers those their unit is in charge of, and
 * those where it has a measure that was not cancelled. What residents sent about a place they see only as long as there is
 * something to do: with an open measure, or in charge of the place.
 */
public final class WorkAccess {
    private final PlaceStore places;
    private final WorkStore work;

    public WorkAccess(PlaceStore places, WorkStore work) {
        this.places = places;
        this.work = work;
    }

    /**
     * A place the person may see, also one that is retired or merged.
     *
     * @throws NotFound if there is none
     * @throws Forbidden if the person has no part in it
     */
    public Place mustSee(Tx tx, Staff staff, String placeId) {
        Place place = places.findPlace(tx, placeId).orElseThrow(NotFound::new);
        mustSee(tx, staff, place);
        return place;
    }

    /**
     * {@link #mustSee(Tx, Staff, String)} for a place that was read in this transaction.
     *
     * @throws Forbidden if the person has no part in it
     */
    public void mustSee(Tx tx, Staff staff, Place place) {
        if (!sees(tx, staff, place)) {
            throw new Forbidden();
        }
    }

    /** Whether the person may see and work on the place. */
    public boolean sees(Tx tx, Staff staff, Place place) {
        return staff.role().includes(Role.COORDINATOR)
                || Objects.equals(place.work().unit(), staff.unit())
                || work.hasMeasure(tx, place.id(), Objects.requireNonNull(staff.unit()));
    }

    /** Whether the person may read what residents sent about the place. */
    public boolean reads(Tx tx, Staff staff, Place place) {
        return staff.role().includes(Role.COORDINATOR)
                || Objects.equals(place.work().unit(), staff.unit())
                || work.hasOpenMeasure(tx, place.id(), Objects.requireNonNull(staff.unit()));
    }

    /** {@link #reads(Tx, Staff, Place)} for a place that was not read yet; false if there is none. */
    public boolean reads(Tx tx, Staff staff, String placeId) {
        return places.findPlace(tx, placeId)
                .filter(place -> reads(tx, staff, place))
                .isPresent();
    }
}
