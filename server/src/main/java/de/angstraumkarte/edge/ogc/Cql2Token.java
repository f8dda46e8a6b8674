package de.angstraumkarte.edge.ogc;

import java.util.Locale;

/**
 * A word of a filter.
 *
 * @param text the word; of texts and quoted names, what stands between the quotes, with its escapes
 * @param position number of its first character, from 1 on
 */
record Cql2Token(Kind kind, String text, int position) {
    /** What a word can be. */
    enum Kind {
        /** A bare name: keyword, function or property. */
        NAME,
        /** A name in double quotes: a property. */
        QUOTED,
        /** A text in single quotes. */
        TEXT,
        /** A number without its sign. */
        NUMBER,
        SYMBOL,
        END
    }

    /** Whether it is this keyword, in upper or lower case. */
    boolean is(String keyword) {
        return kind == Kind.NAME && text.equalsIgnoreCase(keyword);
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** The name as keywords are written. */
    String upper() {
        return text.toUpperCase(Locale.ROOT);
    }
}
