package de.angstraumkarte.edge.ogc;

import de.angstraumkarte.base.problem.DomainException.Invalid;
import de.angstraumkarte.domain.collection.OpenCollection;
import de.angstraumkarte.domain.collection.Queryable;
import de.angstraumkarte.edge.ogc.Cql2Token.Kind;
import java.util.Set;

/** Reads the values in a filter, each of the type of the property that it is compared with. */
final class Cql2Operands {
    static final String ARITHMETIC = "Arithmetic Expressions";
    private static final String FUNCTIONS = "Functions";
    private static final String PROPERTIES = "Property-Property Comparisons";

    private static final Set<String> SYMBOLS_OF_ARITHMETIC = Set.of("+", "-", "*", "/", "%", "^");

    /** Functions of CQL2 that there are not here; their names may be repeated. */
    private static final Set<String> KNOWN_FUNCTIONS = Set.of(
            "S_EQUALS",
            "S_DISJOINT",
            "S_TOUCHES",
            "S_WITHIN",
            "S_OVERLAPS",
            "S_CROSSES",
            "S_CONTAINS",
            "T_AFTER",
            "T_BEFORE",
            "T_CONTAINS",
            "T_DISJOINT",
            "T_DURING",
            "T_EQUALS",
            "T_FINISHEDBY",
            "T_FINISHES",
            "T_INTERSECTS",
            "T_MEETS",
            "T_METBY",
            "T_OVERLAPPEDBY",
            "T_OVERLAPS",
            "T_STARTEDBY",
            "T_STARTS",
            "A_EQUALS",
            "A_CONTAINS",
            "A_CONTAINEDBY",
            "A_OVERLAPS",
            "CASEI",
            "ACCENTI",
            "INTERVAL");

    private final Cql2Words words;
    private final OpenCollection collection;

    Cql2Operands(Cql2Words words, OpenCollection collection) {
        this.words = words;
        this.collection = collection;
    }

    static boolean isArithmetic(Cql2Token token) {
        return token.kind() == Kind.SYMBOL && SYMBOLS_OF_ARITHMETIC.contains(token.text()) || token.is("DIV");
    }

    /** Reads the next value, which must be one of the property. */
    Object next(Queryable property) {
        Object value = read(property);
        if (isArithmetic(words.peek())) {
            throw Cql2Problem.unsupported(words.peek().position(), ARITHMETIC);
        }
        return value;
    }

    private Object read(Queryable property) {
        Cql2Token token = words.peek();
        boolean number = token.kind() == Kind.NUMBER || token.isSymbol("-") || token.isSymbol("+");
        switch (property.type()) {
            case TEXT, LIST -> {
                if (token.kind() == Kind.TEXT) {
                    return Cql2Value.text(words.take().text());
                }
            }
            case INTEGER -> {
                if (number) {
                    return Cql2Value.number(words.number()).orElseThrow(() -> wrongType(token, property));
                }
            }
            case BOOLEAN -> {
                if (token.is("TRUE") || token.is("FALSE")) {
                    return words.take().is("TRUE");
                }
            }
            case DATE -> {
                // A text alone counts as a day: some clients know no other form.
                boolean function = token.is("DATE") && words.isFunction();
                if (function || token.kind() == Kind.TEXT) {
                    return day(function, property);
                }
            }
            case GEOMETRY -> throw wrongType(token, property);
        }
        throw wrong(property);
    }

    private Object day(boolean function, Queryable property) {
        if (function) {
            words.take();
            words.expectSymbol("(");
        }
        Cql2Token day = words.take();
        Object value =
                Cql2Value.day(day.kind() == Kind.TEXT ? day.text() : "").orElseThrow(() -> wrongType(day, property));
        if (function) {
            words.expectSymbol(")");
        }
        return value;
    }

    /** What is wrong with the next word where a value of the property should stand. */
    Invalid wrong(Queryable property) {
        Cql2Token token = words.peek();
        if (token.isSymbol("(")) {
            return Cql2Problem.unsupported(token.position(), ARITHMETIC);
        }
        if (words.isFunction() && !token.is("DATE") && !token.is("TIMESTAMP") && !Cql2Geometry.starts(token)) {
            return unsupportedFunction(token);
        }
        boolean name = token.kind() == Kind.QUOTED || token.kind() == Kind.NAME;
        if (name && collection.queryable(token.text()).isPresent()) {
            return Cql2Problem.unsupported(token.position(), PROPERTIES);
        }
        return wrongType(token, property);
    }

    private static Invalid wrongType(Cql2Token token, Queryable property) {
        return Cql2Problem.wrongType(token.position(), property);
    }

    static Invalid unsupportedFunction(Cql2Token name) {
        return Cql2Problem.unsupported(
                name.position(), KNOWN_FUNCTIONS.contains(name.upper()) ? name.upper() : FUNCTIONS);
    }
}
