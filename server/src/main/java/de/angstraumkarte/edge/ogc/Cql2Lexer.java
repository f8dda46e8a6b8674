package de.angstraumkarte.edge.ogc;

import de.angstraumkarte.edge.ogc.Cql2Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a filter into words (OGC 21-065, annex B). */
final class Cql2Lexer {
    private static final Pattern NUMBER = Pattern.compile("(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");
    private static final Pattern SYMBOL = Pattern.compile("<>|<=|>=|[=<>(),+*/%^-]");

    private final String text;
    private final List<Cql2Token> tokens = new ArrayList<>();
    private int at;

    private Cql2Lexer(String text) {
        this.text = text;
    }

    /** The words, with one for the end. */
    static List<Cql2Token> tokens(String text) {
        Cql2Lexer lexer = new Cql2Lexer(text);
        lexer.refuseControlCharacters();
        lexer.split();
        return lexer.tokens;
    }

    private void refuseControlCharacters() {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            boolean control = Character.isISOControl(c) && !isBlank(c);
            if (control || Character.getType(c) == Character.SURROGATE || c == 0xFFFE || c == 0xFFFF) {
                throw Cql2Problem.unreadable(position(i));
            }
        }
    }

    private void split() {
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (isBlank(c)) {
                at += Character.charCount(c);
            } else if (c == '\'') {
                text();
            } else if (c == '"') {
                quotedName();
            } else if (isNameStart(c)) {
                int end = nameEnd(at);
                add(Kind.NAME, text.substring(at, end), end);
            } else if (!match(NUMBER, Kind.NUMBER) && !match(SYMBOL, Kind.SYMBOL)) {
                throw Cql2Problem.unreadable(position(at));
            }
        }
        add(Kind.END, "", at);
    }

    private void text() {
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' || c == '\'' && i + 1 < text.length() && text.charAt(i + 1) == '\'') {
                i++;
            } else if (c == '\'') {
                add(Kind.TEXT, text.substring(at + 1, i), i + 1);
                return;
            }
        }
        throw Cql2Problem.unreadable(position(at));
    }

    private void quotedName() {
        int start = at + 1;
        int end = start < text.length() && isNameStart(text.codePointAt(start)) ? nameEnd(start) : start;
        if (end == start || end == text.length() || text.charAt(end) != '"') {
            throw Cql2Problem.unreadable(position(at));
        }
        add(Kind.QUOTED, text.substring(start, end), end + 1);
    }

    private boolean match(Pattern pattern, Kind kind) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return false;
        }
        if (kind == Kind.NUMBER && matcher.end() < text.length() && isNamePart(text.codePointAt(matcher.end()))) {
            throw Cql2Problem.unreadable(position(matcher.end()));
        }
        add(kind, matcher.group(), matcher.end());
        return true;
    }

    private void add(Kind kind, String word, int end) {
        tokens.add(new Cql2Token(kind, word, position(at)));
        at = end;
    }

    private int nameEnd(int start) {
        int end = start;
        while (end < text.length() && isNamePart(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    private int position(int index) {
        return text.codePointCount(0, index) + 1;
    }

    private static boolean isNameStart(int c) {
        return c == ':' || c == '_' || Character.isLetter(c);
    }

    private static boolean isNamePart(int c) {
        return isNameStart(c)
                || c == '.'
                || c >= '0' && c <= '9'
                || Character.getType(c) == Character.NON_SPACING_MARK
                || c == 0x203F
                || c == 0x2040;
    }

    private static boolean isBlank(int c) {
        return c >= 0x09 && c <= 0x0D || c == 0x85 || Character.isSpaceChar(c);
    }
}
