package de.angstraumkarte.edge.ogc;

import de.angstraumkarte.base.problem.DomainException.Invalid;
import de.angstraumkarte.domain.collection.OpenCollection;
import de.angstraumkarte.domain.collection.Queryable;
import java.util.stream.Collectors;

/** What can be wrong with a filter. Names positions and what would be right, never what was sent. */
final class Cql2Problem {
    /** The parameter. */
    static final String FIELD = "filter";

    private Cql2Problem() {}

    /** @param expected symbols and keywords of which one would be right here */
    static Invalid expected(int position, String expected) {
        return new Invalid(FIELD, "filter-expected", position, expected);
    }

    /** A character that has no meaning here, or a text or name without an end. */
    static Invalid unreadable(int position) {
        return new Invalid(FIELD, "filter-unreadable", position);
    }

    /** @param part keyword or title of the part of CQL2 that there is not here, as the standard calls it */
    static Invalid unsupported(int position, String part) {
        return new Invalid(FIELD, "filter-unsupported", position, part);
    }

    static Invalid noProperty(int position, OpenCollection collection) {
        return new Invalid(
                FIELD,
                "filter-property",
                position,
                collection.queryables().stream().map(Queryable::name).collect(Collectors.joining(", ")));
    }

    static Invalid wrongType(int position, Queryable property) {
        return new Invalid(FIELD, "filter-type", position, property.name(), Cql2Value.example(property));
    }

    /** @param possible operators that can be used on the property */
    static Invalid wrongOperator(int position, Queryable property, String possible) {
        return new Invalid(FIELD, "filter-operator", position, property.name(), possible);
    }

    /** @param code which limit */
    static Invalid limit(String code, int limit) {
        return new Invalid(FIELD, code, limit);
    }
}
