package de.angstraumkarte.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One report as its sender sees it.
 *
 * @param code the follow code, in groups
 * @param url absolute address of this page
 * @param justSent whether the page answers the sending of the form: it thanks and tells what happens next
 * @param state "new", "attached", "rejected" or "withdrawn"; message key {@code report.state.<state>}
 * @param receivedOn day of receipt
 * @param decideBy day by which staff promise an answer, null once there is one
 * @param email whether an answer also goes to an e-mail address; told only right after sending
 * @param reason code of the reason of a rejection, null if there is none
 * @param answer what staff answer, null if nothing
 * @param place the place the report was attached to, null if there is none or it is not public
 * @param mails whether the sender gets mails about it
 * @param asksToWithdraw whether the sender is asked to confirm that the report is to be withdrawn
 */
public record ReportStateView(
        String code,
        String url,
        boolean justSent,
        String state,
        LocalDate receivedOn,
        @Nullable LocalDate decideBy,
        boolean email,
        @Nullable String reason,
        @Nullable String answer,
        @Nullable PlaceRow place,
        boolean mails,
        boolean asksToWithdraw) {
    /** Path of this page. */
    public String href() {
        return "/meldung/" + code;
    }

    /** Whether the sender can still take the report back. */
    public boolean withdrawable() {
        return !state.equals("withdrawn");
    }
}
