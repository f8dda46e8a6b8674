package de.angstraumkarte.domain.work;

import de.angstraumkarte.domain.layer.Layer;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Ids of new places: readable, made from the title once and never changed afterwards. */
final class PlaceIds {
    /** Leaves room for a number at the end. */
    private static final int LONGEST = 100;

    private static final int AT_ONCE = 50;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_WORD = Pattern.compile("[^a-z0-9]+");

    private PlaceIds() {}

    /** For example {@code angst-unterfuehrung-hoerde}. */
    static String slug(Layer layer, String title) {
        String lower = title.toLowerCase(Locale.ROOT)
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("ß", "ss");
        String plain =
                MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
        String words = NO_WORD.matcher(prefix(layer) + " " + plain).replaceAll("-");
        String cut = words.substring(0, Math.min(words.length(), LONGEST));
        return cut.replaceAll("-+$", "");
    }

    /**
     * The slug, or the slug with the first number that is free.
     *
     * @param taken of some ids those that exist
     */
    static String free(String slug, Function<Collection<String>, Set<String>> taken) {
        for (int from = 1; ; from += AT_ONCE) {
            List<String> candidates = new ArrayList<>();
            for (int number = from; number < from + AT_ONCE; number++) {
                candidates.add(number == 1 ? slug : slug + "-" + number);
            }
            Set<String> gone = taken.apply(candidates);
            for (String candidate : candidates) {
                if (!gone.contains(candidate)) {
                    return candidate;
                }
            }
        }
    }

    /** As in the bundled data. */
    private static String prefix(Layer layer) {
        return switch (layer) {
            case FEAR_SPACE -> "angst";
            case LIBRARY -> "bib";
            case SPORTS_SITE -> "sport";
            case SQUARE -> "platz";
        };
    }
}
