package de.angstraumkarte.edge.ogc;

import de.angstraumkarte.base.problem.DomainException.Invalid;
import de.angstraumkarte.domain.collection.Filter;
import de.angstraumkarte.domain.collection.Filter.And;
import de.angstraumkarte.domain.collection.Filter.Compare;
import de.angstraumkarte.domain.collection.Filter.In;
import de.angstraumkarte.domain.collection.Filter.Intersects;
import de.angstraumkarte.domain.collection.Filter.IsNull;
import de.angstraumkarte.domain.collection.Filter.Like;
import de.angstraumkarte.domain.collection.Filter.Not;
import de.angstraumkarte.domain.collection.Filter.Operator;
import de.angstraumkarte.domain.collection.OpenCollection;
import de.angstraumkarte.domain.collection.Queryable;
import de.angstraumkarte.domain.collection.Queryable.Type;
import de.angstraumkarte.edge.ogc.Cql2Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads single conditions of a filter: a property compared with values, or S_INTERSECTS. The rest of CQL2 is known well
 * enough to say that it is not supported.
 */
final class Cql2Predicates {
    private static final String LITERAL_FIRST = "Literal = Property";

    private static final Map<String, Operator> OPERATORS = Map.of(
            "=", Operator.EQUAL,
            "<>", Operator.NOT_EQUAL,
            "<", Operator.LESS,
            "<=", Operator.LESS_OR_EQUAL,
            ">", Operator.GREATER,
            ">=", Operator.GREATER_OR_EQUAL);

    private static final String AFTER_PROPERTY = "= <> < <= > >= LIKE IN BETWEEN IS";
    private static final int MOST_TERMS = 200;
    /** Each is computed for many rows, at the cost of its vertices. */
    private static final int MOST_GEOMETRIES = 4;

    private final Cql2Words words;
    private final Cql2Operands operands;
    private final OpenCollection collection;
    private final int srid;
    private int terms;
    private int geometries;

    Cql2Predicates(Cql2Words words, OpenCollection collection, int srid) {
        this.words = words;
        this.operands = new Cql2Operands(words, collection);
        this.collection = collection;
        this.srid = srid;
    }

    /** Reads the next condition. */
    Filter next() {
        countTerm();
        Cql2Token token = words.peek();
        if (words.isFunction()) {
            if (token.is("S_INTERSECTS")) {
                return intersects();
            }
            throw Cql2Operands.unsupportedFunction(token);
        }
        if (isValue(token)) {
            throw Cql2Problem.unsupported(token.position(), LITERAL_FIRST);
        }
        if (token.kind() != Kind.NAME && token.kind() != Kind.QUOTED) {
            throw Cql2Problem.expected(token.position(), names() + " ( NOT S_INTERSECTS TRUE FALSE");
        }
        return comparison(property());
    }

    boolean isComparison(Cql2Token token) {
        return token.kind() == Kind.SYMBOL && OPERATORS.containsKey(token.text());
    }

    private Filter comparison(Queryable property) {
        Cql2Token operator = words.take();
        if (isComparison(operator)) {
            return compare(property, operator);
        }
        if (operator.is("IS")) {
            boolean negated = words.takeIf("NOT");
            words.expect("NULL");
            return negated(negated, new IsNull(property));
        }
        boolean negated = operator.is("NOT");
        Cql2Token word = negated ? words.take() : operator;
        if (word.is("LIKE")) {
            return negated(negated, like(property, word));
        }
        if (word.is("IN")) {
            return negated(negated, in(property, word));
        }
        if (word.is("BETWEEN")) {
            return negated(negated, between(property, word));
        }
        throw Cql2Operands.isArithmetic(word)
                ? Cql2Problem.unsupported(word.position(), Cql2Operands.ARITHMETIC)
                : Cql2Problem.expected(word.position(), negated ? "LIKE IN BETWEEN" : AFTER_PROPERTY);
    }

    private static Filter negated(boolean negated, Filter filter) {
        return negated ? new Not(filter) : filter;
    }

    private Filter compare(Queryable property, Cql2Token symbol) {
        Operator operator = OPERATORS.get(symbol.text());
        boolean equality = operator == Operator.EQUAL || operator == Operator.NOT_EQUAL;
        if (property.type() == Type.GEOMETRY || property.type() == Type.LIST && !equality) {
            throw wrongOperator(property, symbol);
        }
        return new Compare(property, operator, operands.next(property));
    }

    private Filter like(Queryable property, Cql2Token word) {
        if (property.type() != Type.TEXT) {
            throw wrongOperator(property, word);
        }
        Cql2Token pattern = words.peek();
        if (pattern.kind() != Kind.TEXT) {
            throw operands.wrong(property);
        }
        words.take();
        return new Like(property, Cql2Value.pattern(pattern.text()));
    }

    private Filter in(Queryable property, Cql2Token word) {
        if (property.type() == Type.GEOMETRY) {
            throw wrongOperator(property, word);
        }
        words.expectSymbol("(");
        List<Object> list = new ArrayList<>();
        do {
            countTerm();
            list.add(operands.next(property));
        } while (words.takeIfSymbol(","));
        if (!words.takeIfSymbol(")")) {
            throw Cql2Problem.expected(words.peek().position(), ", )");
        }
        return new In(property, list);
    }

    private Filter between(Queryable property, Cql2Token word) {
        if (property.type() != Type.INTEGER && property.type() != Type.DATE) {
            throw wrongOperator(property, word);
        }
        Filter from = new Compare(property, Operator.GREATER_OR_EQUAL, operands.next(property));
        words.expect("AND");
        return new And(List.of(from, new Compare(property, Operator.LESS_OR_EQUAL, operands.next(property))));
    }

    private Filter intersects() {
        if (++geometries > MOST_GEOMETRIES) {
            throw Cql2Problem.limit("filter-geometries", MOST_GEOMETRIES);
        }
        words.take();
        words.expectSymbol("(");
        Cql2Geometry reader = new Cql2Geometry(words, srid);
        Filter filter;
        if (reader.isNext()) {
            var geometry = reader.read();
            words.expectSymbol(",");
            filter = new Intersects(geometryProperty(), geometry);
        } else {
            Queryable property = geometryProperty();
            words.expectSymbol(",");
            if (!reader.isNext()) {
                throw operands.wrong(property);
            }
            filter = new Intersects(property, reader.read());
        }
        words.expectSymbol(")");
        return filter;
    }

    private Queryable geometryProperty() {
        Cql2Token token = words.peek();
        if (words.isFunction()) {
            throw Cql2Operands.unsupportedFunction(token);
        }
        if (token.kind() != Kind.NAME && token.kind() != Kind.QUOTED) {
            throw Cql2Problem.expected(token.position(), "geometry");
        }
        Queryable property = property();
        if (property.type() != Type.GEOMETRY) {
            throw wrongOperator(property, token);
        }
        return property;
    }

    private Queryable property() {
        Cql2Token name = words.take();
        return collection.queryable(name.text()).orElseThrow(() -> Cql2Problem.noProperty(name.position(), collection));
    }

    private static Invalid wrongOperator(Queryable property, Cql2Token operator) {
        String possible =
                switch (property.type()) {
                    case TEXT -> "= <> < <= > >= LIKE IN IS";
                    case INTEGER, DATE -> "= <> < <= > >= BETWEEN IN IS";
                    case BOOLEAN -> "= <> < <= > >= IN IS";
                    case LIST -> "= <> IN IS";
                    case GEOMETRY -> "S_INTERSECTS IS";
                };
        return Cql2Problem.wrongOperator(operator.position(), property, possible);
    }

    private boolean isValue(Cql2Token token) {
        return token.kind() == Kind.TEXT
                || token.kind() == Kind.NUMBER
                || token.isSymbol("-")
                || token.is("TRUE")
                || token.is("FALSE");
    }

    private String names() {
        return String.join(
                " ", collection.queryables().stream().map(Queryable::name).toList());
    }

    private void countTerm() {
        if (++terms > MOST_TERMS) {
            throw Cql2Problem.limit("filter-terms", MOST_TERMS);
        }
    }
}
