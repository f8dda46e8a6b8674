package de.angstraumkarte.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One entry in the timeline of a place.
 *
 * @param kind "documented", "added", "imported", "news", "measure" or "merged"; message key {@code update.kind.<kind>}
 * @param status slug of the status the place got with this entry, null if it kept the one it had
 * @param text what happened, null if the kind says it all
 * @param date partial date, see {@link Dates#partial}; null if unknown
 * @param reason code of why the place was closed without action; message key {@code reason.<reason>}; null otherwise
 * @param passedTo who is responsible instead, null unless the entry says so
 * @param nextUpdateBy day by which the entry itself promises the next news, null if that is as usual
 * @param source where it is documented, null if the entry is our own
 * @param measure what became of a measure, null if the entry is about none
 * @param finding what ratings said when staff judged whether the place improved; null if the entry is no such judgement
 */
public record UpdateView(
        String kind,
        @Nullable String status,
        @Nullable String text,
        @Nullable String date,
        @Nullable String reason,
        @Nullable String passedTo,
        @Nullable LocalDate nextUpdateBy,
        @Nullable SourceView source,
        @Nullable Measure measure,
        @Nullable Finding finding) {
    /**
     * What became of a measure.
     *
     * @param type slug
     * @param status slug of the status it got, null if it kept the one it had
     * @param passedTo title of the office that took it over, null unless one did
     */
    public record Measure(String type, @Nullable String status, @Nullable String passedTo) {}

    /**
     * What ratings said.
     *
     * @param effect slug; message key {@code effect.verdict.<effect>}
     * @param deviation why staff judged otherwise, null if they followed it
     */
    public record Finding(String effect, @Nullable String deviation) {}
}
