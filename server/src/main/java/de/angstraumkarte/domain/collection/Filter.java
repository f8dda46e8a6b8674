package de.angstraumkarte.domain.collection;

import java.util.List;
import org.locationtech.jts.geom.Geometry;

/**
 * A condition on the features of a collection. Comparisons with a property that a feature lacks hold for no feature, and
 * neither does their negation (three-valued logic, as in SQL and OGC 21-065, 6.5).
 */
public sealed interface Filter {

    /** How two values compare. */
    enum Operator {
        EQUAL,
        NOT_EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL
    }

    /** @param parts at least one */
    record And(List<Filter> parts) implements Filter {
        public And {
            parts = List.copyOf(parts);
        }
    }

    /** @param parts at least one */
    record Or(List<Filter> parts) implements Filter {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    record Not(Filter part) implements Filter {}

    /** @param value of the property's type: String, Long, Boolean or LocalDate; of a list, one of its texts */
    record Compare(Queryable property, Operator operator, Object value) implements Filter {}

    /** @param values at least one, each as in {@link Compare} */
    record In(Queryable property, List<Object> values) implements Filter {
        public In {
            values = List.copyOf(values);
        }
    }

    /** @param pattern {@code %} stands for any number of characters, {@code _} for one, a backslash takes the meaning of the next */
    record Like(Queryable property, String pattern) implements Filter {}

    record IsNull(Queryable property) implements Filter {}

    /** @param geometry in WGS 84, lon/lat */
    record Intersects(Queryable property, Geometry geometry) implements Filter {}
}
