package de.angstraumkarte.edge.feed;

import de.angstraumkarte.domain.place.PlaceService;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Sends a document, or 304 to whoever has it. */
final class FeedAnswer {
    static final String REVALIDATE = "public, max-age=0, must-revalidate";

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private FeedAnswer() {}

    static void send(Context ctx, LocalDate today, FeedCache.Document document) {
        ctx.header("Cache-Control", REVALIDATE);
        LocalDate changed = document.changed();
        if (changed != null) {
            // Public dates are days. More may come on the same day, which a date could not tell apart: until it is
            // over, only
            // the tag says whether something is new. Then the day's end is the time from which nothing has changed.
            boolean over = changed.isBefore(today);
            Instant modified = (over ? changed.plusDays(1) : changed)
                    .atStartOfDay(PlaceService.ZONE)
                    .toInstant();
            ctx.header("Last-Modified", HTTP_DATE.format(modified));
            if (over && ctx.header("If-None-Match") == null && isKnown(ctx.header("If-Modified-Since"), modified)) {
                ctx.status(304);
                return;
            }
        }
        document.body().send(ctx);
    }

    private static boolean isKnown(@Nullable String since, Instant modified) {
        try {
            return since != null && !HTTP_DATE.parse(since, Instant::from).isBefore(modified);
        } catch (DateTimeException e) {
            // RFC 9110, 13.1.3: what is no date is as good as nothing
            return false;
        }
    }
}
