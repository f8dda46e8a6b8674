package de.angstraumkarte.domain.report;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one resident sends, tidied but not yet checked ({@link ReportRules}).
 *
 * @param lon longitude, degrees, rounded to 6 decimals; NaN if nothing was chosen
 * @param lat latitude, degrees, rounded to 6 decimals; NaN if nothing was chosen
 * @param causes slugs of {@code Cause}
 * @param times slugs of {@code DayTime}
 * @param safety 1 (very unsafe) to 5 (very safe)
 * @param text in the resident's own words, lines ended by LF, without control characters; null if empty
 * @param email where the answer goes; null if none is wanted
 * @param placeId the place the sender means; null if none
 * @param language of the sender, for answers
 */
public record NewReport(
        double lon,
        double lat,
        List<String> causes,
        List<String> times,
        int safety,
        @Nullable String text,
        @Nullable String email,
        @Nullable String placeId,
        String language,
        Channel channel) {

    private static final double STEPS_PER_DEGREE = 1_000_000;
    private static final Pattern LINE_END = Pattern.compile("\\r\\n?");
    /** Control characters, halves of broken characters, and what turns the direction of a text: nobody types them. */
    private static final Pattern UNTYPED = Pattern.compile("[\\p{Cc}\\p{Cs}\\u202a-\\u202e\\u2066-\\u2069&&[^\\n\\t]]");

    public NewReport {
        lon = rounded(lon);
        lat = rounded(lat);
        causes = List.copyOf(causes);
        times = List.copyOf(times);
        text = tidy(text);
        email = mailable(blankToNull(email));
        placeId = blankToNull(placeId);
    }

    private static double rounded(double degrees) {
        return Double.isFinite(degrees) && Math.abs(degrees) <= 180
                ? Math.round(degrees * STEPS_PER_DEGREE) / STEPS_PER_DEGREE
                : degrees;
    }

    private static @Nullable String tidy(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String lines = LINE_END.matcher(text).replaceAll("\n");
        return blankToNull(UNTYPED.matcher(lines).replaceAll(""));
    }

    private static @Nullable String mailable(@Nullable String email) {
        return email == null ? null : EmailAddress.parse(email).orElse(email);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
