package de.angstraumkarte.domain.place;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes names comparable the way people type them: "Hörde", "hoerde" and "horde" become one word, so do "Straße",
 * "strasse" and "str.". What somebody has typed so far of a name begins, folded by {@link #beginnings}, the folded name: so a
 * prefix search finds it after every letter.
 */
public final class Folding {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern WRITTEN_UMLAUT = Pattern.compile("([aou])e");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern SHORT_STREET = Pattern.compile("str\\.|(?<=\\p{L})str(?=$|[\\s,])");

    /** Every string that begins with a word sorts before the word and this, as long as the store compares code points. */
    private static final char LAST = '\uffff';

    private Folding() {}

    /** The end of the range of words that begin with a word; excluded. */
    public static String afterAll(String word) {
        return word + LAST;
    }

    /** The words of a text, folded, in their order. Empty for a text without letters and digits. */
    public static Set<String> words(String text) {
        return split(SHORT_STREET.matcher(plain(text)).replaceAll("strasse "));
    }

    /**
     * The words of what somebody searches for, each to be compared with the beginnings of {@link #words}. Short forms are
     * not written out: "str" already begins "strasse", but in "Industr…" it does not stand for it.
     */
    public static Set<String> beginnings(String text) {
        return split(plain(text));
    }

    /** The text as one line of folded words. */
    public static String line(String text) {
        return String.join(" ", words(text));
    }

    private static Set<String> split(String plain) {
        Set<String> words = new LinkedHashSet<>();
        for (String word : NO_WORD.split(plain)) {
            if (!word.isEmpty()) {
                words.add(WRITTEN_UMLAUT.matcher(word).replaceAll("$1"));
            }
        }
        return words;
    }

    private static String plain(String text) {
        String lower = text.toLowerCase(Locale.ROOT).replace("ß", "ss");
        return MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
    }
}
