package de.angstraumkarte.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates as a person reads them. Imprecise dates stay imprecise. */
public final class Dates {
    private static final Pattern WINTER = Pattern.compile("(\\d{4})/\\d{2}(\\d{2})");

    private Dates() {}

    /** A whole day: "21.11.2026" in German, "21 November 2026" in English. */
    public static String day(LocalDate day, Messages messages) {
        return day.format(formatter(messages.text("date.pattern.day"), messages));
    }

    /** A whole day with the name of its month: "1. Mai 2026" in German, "1 May 2026" in English. */
    public static String fullDay(LocalDate day, Messages messages) {
        return day.format(formatter(messages.text("date.pattern.full"), messages));
    }

    /** The month of a day: "Mai 2026". */
    public static String month(LocalDate day, Messages messages) {
        return day.format(formatter(messages.text("date.pattern.month"), messages));
    }

    /** Day and minute: "21.11.2026, 14:05". */
    public static String moment(LocalDateTime time, Messages messages) {
        return time.format(formatter(messages.text("date.pattern.moment"), messages));
    }

    /**
     * A date as exact as its source: "2019-11-12" is a day, "2019-11" a month, "2021" a year, "2022/2023" the winter
     * between two years, null an unknown date. A text in none of these forms is shown as it came.
     */
    public static String partial(@Nullable String date, Messages messages) {
        if (date == null || date.isBlank()) {
            return messages.text("date.unknown");
        }
        Matcher winter = WINTER.matcher(date);
        if (winter.matches()) {
            return messages.text("date.winter", winter.group(1), winter.group(2));
        }
        try {
            return switch (date.length()) {
                case 10 -> day(LocalDate.parse(date), messages);
                case 7 -> YearMonth.parse(date).format(formatter(messages.text("date.pattern.month"), messages));
                case 4 -> Year.parse(date).toString();
                default -> date;
            };
        } catch (DateTimeException notInTheseForms) {
            return date;
        }
    }

    /** The value for the {@code datetime} attribute of a {@code time} element, or null where HTML has no form for it. */
    public static @Nullable String machineReadable(@Nullable String date) {
        return date != null && date.matches("\\d{4}(-\\d{2}(-\\d{2})?)?") ? date : null;
    }

    private static DateTimeFormatter formatter(String pattern, Messages messages) {
        return DateTimeFormatter.ofPattern(pattern, messages.locale());
    }
}
