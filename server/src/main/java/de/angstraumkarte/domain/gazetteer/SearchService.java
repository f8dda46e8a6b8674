package de.angstraumkarte.domain.gazetteer;

import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.base.problem.DomainException.Invalid;
import de.angstraumkarte.domain.gazetteer.GazetteerEntry.Kind;
import de.angstraumkarte.domain.place.Folding;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/** Finds places, streets and stops by the beginnings of their names, tolerant of umlauts, ß and short forms. */
public final class SearchService {
    /** Longest text that can be searched for. */
    public static final int LONGEST_QUERY = 100;

    /** More words would only cost time: no name has so many that matter. */
    private static final int MOST_WORDS = 8;

    private final Database database;
    private final SearchStore store;

    public SearchService(Database database, SearchStore store) {
        this.database = database;
        this.store = store;
    }

    /**
     * The best hits: places, then streets, then stops; among each the exact name first, then names that begin with the
     * text, then names that have words beginning with each of its words. Names without letters and digits match nothing.
     *
     * @param limit most hits wanted, ≥ 1
     * @throws Invalid unless the text has 1 to {@value #LONGEST_QUERY} characters
     */
    public List<SearchHit> search(String q, int limit) {
        String text = q.strip();
        if (text.isEmpty() || text.length() > LONGEST_QUERY) {
            throw new Invalid("q", "length", 1, LONGEST_QUERY);
        }
        List<String> words = Folding.beginnings(text).stream().limit(MOST_WORDS).toList();
        return words.isEmpty() ? List.of() : database.read(tx -> search(tx, words, limit));
    }

    private List<SearchHit> search(Tx tx, List<String> words, int limit) {
        String line = String.join(" ", words);
        List<SearchHit> hits = new ArrayList<>(
                ranked(limit, n -> store.placesBeginning(tx, line, n), n -> store.placesWithWords(tx, words, n)));
        for (Kind kind : Kind.values()) {
            hits.addAll(ranked(
                    limit - hits.size(),
                    n -> store.namesBeginning(tx, kind, line, n),
                    n -> store.namesWithWords(tx, kind, words, n)));
        }
        return hits;
    }

    /** The order of folded names puts the exact one first. The second query runs only if the first leaves room. */
    private static <T extends SearchHit> List<T> ranked(
            int limit, IntFunction<List<T>> beginning, IntFunction<List<T>> withWords) {
        if (limit <= 0) {
            return List.of();
        }
        Set<T> hits = new LinkedHashSet<>();
        hits.addAll(beginning.apply(limit));
        if (hits.size() < limit) {
            hits.addAll(withWords.apply(2 * limit));
        }
        return hits.stream().limit(limit).toList();
    }
}
