package de.angstraumkarte.edge.ogc;

import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.domain.place.PlaceService;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code datetime} asks for: an interval of days in Dortmund, both included; features know nothing more exact.
 *
 * @param from null if it has no beginning
 * @param to null if it has no end
 */
record Days(@Nullable LocalDate from, @Nullable LocalDate to) {
    static final String NAME = "datetime";

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /** GDAL (3.6 to 3.12 at least) puts a T behind the days of its filters. */
    private static final Pattern DAY_OR_GDAL = Pattern.compile(DAY + "T?");

    private static final Pattern MOMENT =
            Pattern.compile(DAY + "[Tt]\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?(?:[Zz]|[+ -]\\d{2}:\\d{2})");

    /** RFC 3339, 5.6: legal, but unknown to Java. */
    private static final Pattern LEAP_SECOND = Pattern.compile(":59:60");

    /** Null if there is none, or a wrong one, which is noted in the parameters. */
    static @Nullable Days read(Params params) {
        String value = params.text(NAME, 100);
        if (value == null) {
            return null;
        }
        try {
            return of(value.split("/", -1));
        } catch (DateTimeException e) {
            params.error(NAME, "ogc-datetime");
            return null;
        }
    }

    private static Days of(String[] ends) {
        if (ends.length == 1) {
            LocalDate day = day(ends[0]);
            return new Days(day, day);
        }
        @Nullable LocalDate from = isOpen(ends[0]) ? null : day(ends[0]);
        @Nullable LocalDate to = isOpen(ends[1]) ? null : day(ends[1]);
        // 17-069r4, 7.15.4: at most one end is open.
        if (ends.length > 2 || from == null && to == null || from != null && to != null && to.isBefore(from)) {
            throw new DateTimeException("not an interval");
        }
        return new Days(from, to);
    }

    private static boolean isOpen(String end) {
        return end.isEmpty() || end.equals("..");
    }

    private static LocalDate day(String text) {
        if (DAY_OR_GDAL.matcher(text).matches()) {
            return LocalDate.parse(text.substring(0, 10));
        }
        if (!MOMENT.matcher(text).matches()) {
            throw new DateTimeException("neither a day nor a moment");
        }
        // A plus sign that was not encoded arrives as a space.
        String exact = text.substring(0, 10) + "T"
                + text.substring(11).replace(' ', '+').toUpperCase(Locale.ROOT);
        String known = LEAP_SECOND.matcher(exact).replaceFirst(":59:59");
        return OffsetDateTime.parse(known).atZoneSameInstant(PlaceService.ZONE).toLocalDate();
    }
}
