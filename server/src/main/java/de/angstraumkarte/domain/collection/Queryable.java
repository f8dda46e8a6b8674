package de.angstraumkarte.domain.collection;

import java.util.List;

/**
 * A property of the features of a collection that a filter may name.
 *
 * @param name as in the features
 * @param values the only values there are; empty if there may be others
 */
public record Queryable(String name, Type type, List<String> values) {
    /** What its values are. */
    public enum Type {
        TEXT,
        INTEGER,
        BOOLEAN,
        /** A day, RFC 3339 full-date. */
        DATE,
        /** Several texts; one of them is compared. */
        LIST,
        /** WGS 84 in the store. */
        GEOMETRY
    }

    public Queryable {
        values = List.copyOf(values);
    }

    static Queryable of(String name, Type type) {
        return new Queryable(name, type, List.of());
    }

    static Queryable oneOf(String name, List<String> values) {
        return new Queryable(name, Type.TEXT, values);
    }

    static Queryable someOf(String name, List<String> values) {
        return new Queryable(name, Type.LIST, values);
    }
}
