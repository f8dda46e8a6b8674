package de.angstraumkarte.edge.open311;

import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.domain.georeport.DaySpan;
import de.angstraumkarte.domain.place.PlaceService;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The arguments {@code start_date} and {@code end_date}: 90 days at most, the last 90 if there is neither. */
final class Span {
    static final String START = "start_date";
    static final String END = "end_date";

    private static final int DAYS = 90;
    private static final Duration LONGEST = Duration.ofDays(DAYS);

    /** W3C date and time with its offset. A plus that was not escaped arrives as a space. */
    private static final Pattern FORM = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?)(?:(Z)|([ +-])(\\d{2}:\\d{2}))");

    private Span() {}

    /**
     * All days that it touches: of what happened, only the day is public. What is wrong is noted. With one of the two it is the
     * 90 days from there on, or up to there.
     */
    static DaySpan read(Params params, Instant now) {
        @Nullable Instant start = moment(params, START);
        @Nullable Instant end = moment(params, END);
        if (start == null && end == null) {
            return DaySpan.touching(now.minus(LONGEST), now);
        } else if (start == null) {
            return DaySpan.touching(end.minus(LONGEST), end);
        } else if (end == null) {
            return DaySpan.touching(start, start.plus(LONGEST));
        } else if (end.isBefore(start)) {
            params.error(END, "before-start");
        } else if (isTooLong(start, end)) {
            params.error(END, "span-days", DAYS);
        }
        return DaySpan.touching(start, end);
    }

    /** Days of the calendar are meant: in autumn 90 of them take an hour more. */
    private static boolean isTooLong(Instant start, Instant end) {
        return Duration.between(start, end).compareTo(LONGEST) > 0
                && start.atZone(PlaceService.ZONE).plusDays(DAYS).toInstant().isBefore(end);
    }

    private static @Nullable Instant moment(Params params, String name) {
        String text = params.text(name, 40);
        if (text == null) {
            return null;
        }
        Matcher form = FORM.matcher(text);
        if (form.matches()) {
            String offset = form.group(2) != null ? "Z" : ("-".equals(form.group(3)) ? "-" : "+") + form.group(4);
            try {
                Instant moment = OffsetDateTime.parse(form.group(1) + offset).toInstant();
                if (form.group(1).charAt(0) != '0') {
                    return moment;
                }
            } catch (DateTimeException e) {
                // one message for both: not of this form, not in the calendar
            }
        }
        params.error(name, "w3c-datetime");
        return null;
    }
}
