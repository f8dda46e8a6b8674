package de.angstraumkarte.domain.report;

import de.angstraumkarte.base.problem.FieldError;
import de.angstraumkarte.domain.layer.Reason;
import de.angstraumkarte.domain.place.PlaceRules;
import de.angstraumkarte.domain.work.NewPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** What a decision on a report must be like; every broken rule is told. */
final class DecisionRules {
    private DecisionRules() {}

    static List<FieldError> newPlace(NewPlace draft, @Nullable String answer, List<StaffReport> reports) {
        List<FieldError> errors = answer(answer);
        if (draft.facts().text() == null) {
            errors.add(FieldError.of("text", "missing"));
        }
        if (isReportedPosition(draft.facts().geometry(), reports)) {
            errors.add(FieldError.of("geometry", "reported-position", ReportedPositions.NEAREST_M));
        }
        return errors;
    }

    private static boolean isReportedPosition(@Nullable Geometry drawn, List<StaffReport> reports) {
        return drawn != null
                && ReportedPositions.shows(
                        drawn,
                        reports.stream()
                                .map(StaffReport::position)
                                .filter(Objects::nonNull)
                                .toList());
    }

    static List<FieldError> answer(@Nullable String answer) {
        List<FieldError> errors = new ArrayList<>();
        if (answer != null && answer.length() > DecisionService.LONGEST_ANSWER) {
            errors.add(FieldError.of("answer", "too-long", DecisionService.LONGEST_ANSWER));
        } else if (answer != null && !PlaceRules.isReadable(answer)) {
            errors.add(FieldError.of("answer", "bad-characters"));
        }
        return errors;
    }

    static List<FieldError> rejection(@Nullable String reason, @Nullable String answer) {
        List<FieldError> errors = answer(answer);
        if (reason == null) {
            errors.add(FieldError.of("reason", "missing"));
        } else if (!Reason.SLUGS.contains(reason)) {
            errors.add(FieldError.of("reason", "allowed", String.join(", ", Reason.SLUGS)));
        }
        if (answer == null) {
            errors.add(FieldError.of("answer", "missing"));
        }
        return errors;
    }
}
