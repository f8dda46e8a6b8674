package de.angstraumkarte.edge.ogc;

import de.angstraumkarte.edge.ogc.Cql2Token.Kind;
import java.util.List;

/** The words of a filter, read from the first to the last. */
final class Cql2Words {
    private final List<Cql2Token> tokens;
    private int next;

    /** @param tokens ending with one for the end */
    Cql2Words(List<Cql2Token> tokens) {
        this.tokens = tokens;
    }

    Cql2Token peek() {
        return tokens.get(next);
    }

    /** The word after the next one; the end if there is none. */
    Cql2Token peekSecond() {
        return tokens.get(Math.min(next + 1, tokens.size() - 1));
    }

    /** Takes the next word; the end is never passed. */
    Cql2Token take() {
        Cql2Token token = peek();
        if (token.kind() != Kind.END) {
            next++;
        }
        return token;
    }

    boolean takeIf(String keyword) {
        boolean found = peek().is(keyword);
        if (found) {
            take();
        }
        return found;
    }

    boolean takeIfSymbol(String symbol) {
        boolean found = peek().isSymbol(symbol);
        if (found) {
            take();
        }
        return found;
    }

    void expect(String keyword) {
        if (!takeIf(keyword)) {
            throw Cql2Problem.expected(peek().position(), keyword);
        }
    }

    void expectSymbol(String symbol) {
        if (!takeIfSymbol(symbol)) {
            throw Cql2Problem.expected(peek().position(), symbol);
        }
    }

    /** Whether the next word is a name with an opening bracket behind it. */
    boolean isFunction() {
        return peek().kind() == Kind.NAME && peekSecond().isSymbol("(");
    }

    /** A number with its sign, as it is written. */
    String number() {
        String sign = "";
        if (peek().isSymbol("-") || peek().isSymbol("+")) {
            sign = take().text();
        }
        if (peek().kind() != Kind.NUMBER) {
            throw Cql2Problem.expected(peek().position(), "123");
        }
        return sign + take().text();
    }
}
