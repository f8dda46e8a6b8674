package de.angstraumkarte.edge.site;

import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.domain.layer.Cause;
import de.angstraumkarte.domain.layer.DayTime;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.report.Channel;
import de.angstraumkarte.domain.report.NewReport;
import de.angstraumkarte.web.ReportFormView;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fields of a form, as far as they can be read. */
record SentReport(
        @Nullable Spot spot,
        @Nullable String placeId,
        List<Place> near,
        List<String> causes,
        List<String> times,
        int safety,
        @Nullable String text,
        @Nullable String email,
        @Nullable String website,
        @Nullable String stamp,
        @Nullable String proof,
        String key) {
    /** What people typed comes back whole; how much of it is too much is for the rules to say. */
    static final int LONGEST_FIELD = 100_000;

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9-]{16,64}");

    static SentReport read(Params params, ReportForms forms) {
        String value = params.text("spot", LONGEST_FIELD);
        Spot spot = value == null ? null : forms.spot(value).orElse(null);
        String key = params.text("key", LONGEST_FIELD);
        return new SentReport(
                spot,
                params.text("placeId", LONGEST_FIELD),
                forms.near(spot),
                List.copyOf(params.choices("causes", Cause.SLUGS)),
                List.copyOf(params.choices("times", DayTime.SLUGS)),
                params.number("safety", 0, 1, 5),
                params.text("text", LONGEST_FIELD),
                params.text("email", LONGEST_FIELD),
                params.text("website", LONGEST_FIELD),
                params.text("stamp", LONGEST_FIELD),
                params.text("proof", LONGEST_FIELD),
                key == null || !KEY.matcher(key).matches() ? UUID.randomUUID().toString() : key);
    }

    /** The known place that is meant: chosen as the position, or of those near it. One near another position is none. */
    @Nullable
    String meant() {
        if (spot != null && spot.placeId() != null && !ReportFormView.NONE.equals(placeId)) {
            return spot.placeId();
        }
        return near.stream()
                .map(Place::id)
                .filter(id -> id.equals(placeId))
                .findFirst()
                .orElse(null);
    }

    /** Whether a known place is near, and the sender has not said whether it is the one. */
    boolean isUndecided() {
        return meant() == null && !near.isEmpty() && !ReportFormView.NONE.equals(placeId);
    }

    NewReport report(String language) {
        return new NewReport(
                spot == null ? Double.NaN : spot.position().lon(),
                spot == null ? Double.NaN : spot.position().lat(),
                causes,
                times,
                safety,
                text,
                email,
                meant(),
                language,
                Channel.FORM);
    }
}
