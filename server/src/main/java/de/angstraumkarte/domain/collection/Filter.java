package de.angstraumkarte.domain.collection;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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

    /** Holds for every feature or for none. */
    record Constant(boolean value) implements Filter {}

    /**
     * Of a list, equality means that it has the text among its own.
     *
     * @param value of the property's type: String, Boolean, LocalDate, or BigDecimal for whole numbers; of a list, a text
     */
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

    /**
     * Edges are straight in the system of {@code geometry}, which is not the same in another one: over 20 km in Dortmund they
     * lie 10 m apart.
     *
     * @param geometry in WGS 84 (lon/lat) or EPSG:25832 (easting, northing), as its SRID says
     */
    record Intersects(Queryable property, Geometry geometry) implements Filter {
        /**
         * Vertex by vertex, in the same system. JTS compares shapes as areas, which takes milliseconds, and its hash knows their
         * boxes only; filters are keys of what is kept, looked up while others wait.
         */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Intersects that
                    && property.equals(that.property)
                    && geometry.getSRID() == that.geometry.getSRID()
                    && geometry.equalsExact(that.geometry);
        }

        @Override
        public int hashCode() {
            return Objects.hash(property, geometry.getSRID(), Arrays.hashCode(geometry.getCoordinates()));
        }
    }
}
