package de.angstraumkarte.domain.report;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the holder of a follow code sees of the report: not what was sent, because a code can be seen over a shoulder.
 *
 * @param received day, in Dortmund
 * @param decisionBy day by which a decision is promised; null once there is one
 * @param placeId the place it belongs to, never a merged one; null unless attached
 * @param reason code of the rejection; null unless rejected
 * @param answer what staff answered, in their words; null if nothing
 * @param mails whether the sender gets mails about it
 */
public record ReportView(
        ReportState state,
        LocalDate received,
        @Nullable LocalDate decisionBy,
        @Nullable String placeId,
        @Nullable String reason,
        @Nullable String answer,
        boolean mails) {}
