package de.angstraumkarte.base.http;

import de.angstraumkarte.base.secret.Signer;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lets a browser remember until midnight what was done with it today. The cookie holds the day and a short keyed hash of each
 * thing, signed, and nothing that tells one browser from another: two browsers in which the same was done hold the same.
 * Whoever refuses or deletes it is believed.
 */
public final class DailyCookie {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final int HASH_BYTES = 6;
    private static final int HASH_CHARS = 8;
    /** Beyond that the first one is forgotten: browsers keep no cookie above 4 KB. */
    private static final int MOST = 100;

    private static final Pattern VALUE =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})\\.((?:[A-Za-z0-9_-]{8}){1,100})\\.([0-9a-f]{64})");

    private final String name;
    private final Signer signer;
    private final boolean secure;
    private final Clock clock;

    /** @param secure whether people reach the map by HTTPS */
    public DailyCookie(String name, Signer signer, boolean secure, Clock clock) {
        this.name = name;
        this.signer = signer;
        this.secure = secure;
        this.clock = clock;
    }

    /** Whether the thing was done today, as far as the browser says. */
    public boolean has(Context ctx, String thing) {
        String today = today().toString();
        String hash = hash(today, thing);
        String hashes = hashes(ctx, today);
        for (int from = 0; from < hashes.length(); from += HASH_CHARS) {
            if (hashes.startsWith(hash, from)) {
                return true;
            }
        }
        return false;
    }

    /** Has the browser remember that the thing was done. */
    public void add(Context ctx, String thing) {
        String today = today().toString();
        String all = hashes(ctx, today) + hash(today, thing);
        String kept = all.substring(Math.max(0, all.length() - MOST * HASH_CHARS));
        String text = today + "." + kept;
        ZonedDateTime now = ZonedDateTime.now(clock.withZone(ZONE));
        Duration left = Duration.between(now, now.toLocalDate().plusDays(1).atStartOfDay(ZONE));
        ctx.cookie(new Cookie(
                name,
                text + "." + signer.sign(text),
                "/",
                (int) Math.max(1, left.toSeconds()),
                secure,
                true,
                null,
                SameSite.LAX));
    }

    /** What the cookie holds for today; empty if there is none or somebody has changed it. */
    private String hashes(Context ctx, String today) {
        @Nullable String value = ctx.cookie(name);
        Matcher parts = VALUE.matcher(value == null ? "" : value);
        boolean valid = parts.matches()
                && parts.group(1).equals(today)
                && signer.verifies(parts.group(1) + "." + parts.group(2), parts.group(3));
        return valid ? parts.group(2) : "";
    }

    private String hash(String today, String thing) {
        byte[] mac = signer.mac(today + " " + thing);
        return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(mac, HASH_BYTES));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(ZONE));
    }
}
