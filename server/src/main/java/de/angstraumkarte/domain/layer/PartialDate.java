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

    public static PartialDate of(LocalDate day) {
        return new PartialDate(day.toString(), day);
    }
}
