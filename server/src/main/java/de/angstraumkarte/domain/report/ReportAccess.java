package de.angstraumkarte.domain.report;

import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.base.problem.DomainException.Forbidden;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.domain.account.Staff;
import de.angstraumkarte.domain.work.WorkAccess;
import org.jspecify.annotations.Nullable;

/**
 * Which reports a member of staff may see: coordinators all; case workers those their unit was asked to look at, and those of
 * places they work on now.
 */
public final class ReportAccess {
    private final InboxStore reports;
    private final WorkAccess work;

    public ReportAccess(InboxStore reports, WorkAccess work) {
        this.reports = reports;
        this.work = work;
    }

    /**
     * A report the person may see.
     *
     * @throws NotFound if there is none
     * @throws Forbidden if the person may not see it
     */
    StaffReport mustSee(Tx tx, Staff staff, long id) {
        StaffReport report = reports.findReport(tx, id).orElseThrow(NotFound::new);
        boolean asked =
                staff.role().includes(Role.COORDINATOR) || report.unit() != null && staff.mayWorkFor(report.unit());
        @Nullable String place = report.placeId();
        if (!asked && (place == null || !work.reads(tx, staff, place))) {
            throw new Forbidden();
        }
        return report;
    }

    /** Whether the person may see the reports of a place. */
    boolean seesOf(Tx tx, Staff staff, String placeId) {
        return work.reads(tx, staff, placeId);
    }

    /**
     * Nothing if the person may see the reports of a place.
     *
     * @throws NotFound if there is no such place
     * @throws Forbidden if the person has no part in it, or nothing to do there any more
     */
    void mustSeeOf(Tx tx, Staff staff, String placeId) {
        if (!work.reads(tx, staff, work.mustSee(tx, staff, placeId))) {
            throw new Forbidden();
        }
    }
}
