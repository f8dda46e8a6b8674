package de.angstraumkarte.base.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Comparison of what a client has with what we would send. */
public final class EntityTags {
    private EntityTags() {}

    /**
     * Whether the client has one of our representations, so that 304 is the answer. Weak comparison, as RFC 9110, 13.1.2
     * asks for: proxies that compress make strong tags weak.
     *
     * @param ifNoneMatch the header; null if there is none
     * @param ours strong tags with their quotes
     */
    public static boolean match(@Nullable String ifNoneMatch, String... ours) {
        if (ifNoneMatch == null) {
            return false;
        }
        List<String> known = List.of(ours);
        for (String candidate : ifNoneMatch.split(",")) {
            String tag = candidate.strip();
            tag = tag.startsWith("W/") ? tag.substring(2) : tag;
            if (tag.equals("*") || known.contains(tag)) {
                return true;
            }
        }
        return false;
    }
}
