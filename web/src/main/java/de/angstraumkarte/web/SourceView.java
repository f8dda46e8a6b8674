package de.angstraumkarte.web;

import org.jspecify.annotations.Nullable;

/**
 * Where a fact comes from.
 *
 * @param text title of the source, null if only an address is known
 * @param date partial date of the source, see {@link Dates#partial}; null if unknown
 * @param url address of the source, null if unknown; anything but http and https becomes null, because the address is
 *     made a link and "javascript:" would be run
 */
public record SourceView(@Nullable String text, @Nullable String date, @Nullable String url) {
    public SourceView {
        url = url != null && url.matches("(?i)https?://.+") ? url : null;
    }

    /** Name of the site that the address leads to, without "www."; null if there is no address. */
    public @Nullable String site() {
        return url == null
                ? null
                : url.replaceFirst("(?i)^https?://(www\\.)?", "").replaceFirst("[/:?#].*$", "");
    }
}
