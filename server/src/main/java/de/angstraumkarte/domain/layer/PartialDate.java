package de.angstraumkarte.domain.layer;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date as precise as its source: a day ({@code 2019-11-12}), a month ({@code 2019-11}), a year ({@code 2021}) or a
 * winter ({@code 2022/2023}). Never made more precise than that.
 *
 * @param text the form above
 * @param firstDay first day it may mean, for sorting only; a winter begins on 1 December
 */
public record PartialDate(String text, LocalDate firstDay) {
    private static final Pattern FORM = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?|/(\\d{4}))?");

    /** Lengths of three of the forms. */
    private static final int YEAR = 4;

    private static final int MONTH = 7;
    private static final int WINTER = 9;

    /** @throws IllegalArgumentException if the text has none of the four forms or is no date of the calendar */
    public static PartialDate parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("not a day, month, year or winter: " + text);
        }
        int year = Integer.parseInt(form.group(1));
        if (form.group(4) != null) {
            if (Integer.parseInt(form.group(4)) != year + 1) {
                throw new IllegalArgumentException("not a winter: " + text);
            }
            return new PartialDate(text, LocalDate.of(year, 12, 1));
        }
        int month = form.group(2) == null ? 1 : Integer.parseInt(form.group(2));
        int day = form.group(3) == null ? 1 : Integer.parseInt(form.group(3));
        try {
            return new PartialDate(text, LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no such date: " + text, e);
        }
    }

    /** The last day it may mean; a winter ends with February. */
    public LocalDate lastDay() {
        LocalDate next =
                switch (text.length()) {
                    case YEAR -> firstDay.plusYears(1);
                    case MONTH -> firstDay.plusMonths(1);
                    case WINTER -> firstDay.plusMonths(3);
                    default -> firstDay.plusDays(1);
                };
        return next.minusDays(1);
    }

    public static PartialDate of(LocalDate day) {
        return new PartialDate(day.toString(), day);
    }
}
