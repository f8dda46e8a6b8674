package de.angstraumkarte.domain.place;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes names comparable the way people type them: "Hörde", "hoerde" and "horde" become one word, so do "Straße",
 * "strasse" and "str.". The folded form of a beginning is the beginning of the folded form, so prefixes still match.
 */
public final class Folding {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern WRITTEN_UMLAUT = Pattern.compile("([aou])e");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern SHORT_STREET = Pattern.compile("str\\.|(?<=\\p{L})str(?=$|[\\s,])");

    private Folding() {}

    /** The words of a text, folded, in their order. Empty for a text without letters and digits. */
    public static Set<String> words(String text) {
        Set<String> words = new LinkedHashSet<>();
        for (String word : NO_WORD.split(fold(text))) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    /** The text as one line of folded words. */
    public static String line(String text) {
        return String.join(" ", words(text));
    }

    private static String fold(String text) {
        String lower = text.toLowerCase(Locale.ROOT).replace("ß", "ss");
        String plain =
                MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
        String full = SHORT_STREET.matcher(plain).replaceAll("strasse ");
        return WRITTEN_UMLAUT.matcher(full).replaceAll("$1");
    }
}
