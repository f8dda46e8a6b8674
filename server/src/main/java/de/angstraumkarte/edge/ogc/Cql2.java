package de.angstraumkarte.edge.ogc;

import de.angstraumkarte.base.problem.DomainException.Invalid;
import de.angstraumkarte.domain.collection.Filter;
import de.angstraumkarte.domain.collection.Filter.And;
import de.angstraumkarte.domain.collection.Filter.Constant;
import de.angstraumkarte.domain.collection.Filter.Not;
import de.angstraumkarte.domain.collection.Filter.Or;
import de.angstraumkarte.domain.collection.OpenCollection;
import de.angstraumkarte.edge.ogc.Cql2Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads filters in the text form of CQL2 (OGC 21-065): conditions joined by AND, OR and NOT. What conditions there are,
 * {@link Cql2Predicates} says.
 */
final class Cql2 {
    /** Longest filter, in characters; longer ones hardly fit into the head of a request. */
    static final int LONGEST = 16_000;

    private static final int DEEPEST = 40;

    private final Cql2Words words;
    private final Cql2Predicates predicates;

    private Cql2(Cql2Words words, Cql2Predicates predicates) {
        this.words = words;
        this.predicates = predicates;
    }

    /**
     * Reads a filter.
     *
     * @param srid of the geometries in it: WGS 84 (lon/lat) or EPSG:25832
     * @throws Invalid naming the place where it cannot be read, or what is not supported
     */
    static Filter parse(String text, OpenCollection collection, int srid) {
        if (text.length() > LONGEST) {
            throw Cql2Problem.limit("too-long", LONGEST);
        }
        Cql2Words words = new Cql2Words(Cql2Lexer.tokens(text));
        Cql2 parser = new Cql2(words, new Cql2Predicates(words, collection, srid));
        Filter filter = parser.anyOf(0);
        if (words.peek().kind() != Kind.END) {
            throw parser.afterCondition("AND OR");
        }
        return filter;
    }

    private Filter anyOf(int depth) {
        List<Filter> parts = new ArrayList<>(List.of(allOf(depth)));
        while (words.takeIf("OR")) {
            parts.add(allOf(depth));
        }
        return parts.size() == 1 ? parts.get(0) : new Or(parts);
    }

    private Filter allOf(int depth) {
        List<Filter> parts = new ArrayList<>(List.of(factor(depth)));
        while (words.takeIf("AND")) {
            parts.add(factor(depth));
        }
        return parts.size() == 1 ? parts.get(0) : new And(parts);
    }

    private Filter factor(int depth) {
        return words.takeIf("NOT") ? new Not(primary(depth)) : primary(depth);
    }

    private Filter primary(int depth) {
        if (words.takeIfSymbol("(")) {
            if (depth == DEEPEST) {
                throw Cql2Problem.limit("filter-depth", DEEPEST);
            }
            Filter inner = anyOf(depth + 1);
            if (!words.takeIfSymbol(")")) {
                throw afterCondition("AND OR )");
            }
            return inner;
        }
        boolean constant = words.peek().is("TRUE") || words.peek().is("FALSE");
        if (constant && !predicates.isComparison(words.peekSecond())) {
            return new Constant(words.take().is("TRUE"));
        }
        return predicates.next();
    }

    private Invalid afterCondition(String expected) {
        return Cql2Operands.isArithmetic(words.peek())
                ? Cql2Problem.unsupported(words.peek().position(), Cql2Operands.ARITHMETIC)
                : Cql2Problem.expected(words.peek().position(), expected);
    }
}
