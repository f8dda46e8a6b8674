package de.angstraumkarte.base.db;

import org.jspecify.annotations.Nullable;

/**
 * LIKE in a time that grows with the length of text times pattern. H2's own tries every split of the text for every {@code %},
 * so that a pattern of ten of them stops the server. Registered as the function {@code LIKE_PATTERN}; in PostgreSQL, whose LIKE
 * is no such danger and escapes the same way, that is {@code text LIKE pattern}.
 */
public final class LikePattern {
    private LikePattern() {}

    /**
     * Whether a text matches, upper and lower case apart.
     *
     * @param pattern {@code %} stands for any number of characters, {@code _} for one, a backslash takes the meaning of the next
     * @return null if one of them is
     */
    public static @Nullable Boolean matches(@Nullable String text, @Nullable String pattern) {
        if (text == null || pattern == null) {
            return null;
        }
        int t = 0;
        int p = 0;
        // Where to go on if what follows the last % does not match: one character further.
        int afterAny = -1;
        int anyUntil = 0;
        while (t < text.length()) {
            if (p < pattern.length()) {
                char c = pattern.charAt(p);
                if (c == '%') {
                    afterAny = ++p;
                    anyUntil = t;
                    continue;
                }
                boolean escaped = c == '\\' && p + 1 < pattern.length();
                int wanted = pattern.codePointAt(escaped ? p + 1 : p);
                int found = text.codePointAt(t);
                if (wanted == found || c == '_') {
                    p += Character.charCount(wanted) + (escaped ? 1 : 0);
                    t += Character.charCount(found);
                    continue;
                }
            }
            if (afterAny < 0) {
                return false;
            }
            anyUntil += Character.charCount(text.codePointAt(anyUntil));
            t = anyUntil;
            p = afterAny;
        }
        while (p < pattern.length() && pattern.charAt(p) == '%') {
            p++;
        }
        return p == pattern.length();
    }
}
