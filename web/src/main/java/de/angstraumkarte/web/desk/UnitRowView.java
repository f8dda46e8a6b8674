package de.angstraumkarte.web.desk;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An office and what hangs on it.
 *
 * @param email null if it gets no mails
 * @param caseWorkers number of accounts that work for it
 * @param places number of places it is in charge of
 * @param digestOn the last day it was told by mail what is due; null if it never was
 */
public record UnitRowView(
        String id,
        String title,
        @Nullable String email,
        boolean disabled,
        int version,
        int open,
        int overdue,
        int caseWorkers,
        int places,
        @Nullable LocalDate digestOn) {
    public String href() {
        return "/verwaltung/stellen/" + id;
    }
}
