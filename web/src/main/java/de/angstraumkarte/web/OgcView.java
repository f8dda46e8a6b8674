package de.angstraumkarte.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the OGC interface, whatever it shows: entries that lead on, facts, rows, a map, each where there is one.
 *
 * @param title what it is about
 * @param titleIsData whether the title comes from the data, which is German
 * @param text a sentence about it; null without one
 * @param ways to the pages above this one, from the first on
 * @param jsonHref the same for programs
 * @param map address of the GeoJSON that the map shows; null without a map
 * @param links to what belongs to it
 * @param rows null if it is no list of features
 */
public record OgcView(
        String title,
        boolean titleIsData,
        @Nullable String text,
        List<Entry> ways,
        String jsonHref,
        @Nullable String map,
        List<Entry> links,
        List<Entry> entries,
        List<Fact> facts,
        @Nullable Rows rows) {
    public OgcView {
        ways = List.copyOf(ways);
        links = List.copyOf(links);
        entries = List.copyOf(entries);
        facts = List.copyOf(facts);
    }

    /** @param href null if it leads nowhere */
    public record Entry(String title, @Nullable String href, @Nullable String text) {}

    /**
     * @param isData whether the value comes from the data, which is German
     * @param href where the value leads; null if nowhere
     * @param uri name that programs use for it, shown below it; null without one
     */
    public record Fact(String label, String value, boolean isData, @Nullable String href, @Nullable String uri) {
        public Fact(String label, String value, boolean isData, @Nullable String href) {
            this(label, value, isData, href, null);
        }
    }

    /** @param isData whether it comes from the data, which is German */
    public record Word(String text, boolean isData) {}

    /** The parts of an address between which a line may break: after its slashes. */
    public static List<String> pieces(String address) {
        return List.of(address.split("(?<=/)(?!/)"));
    }

    /**
     * One page of features.
     *
     * @param first number of the first one on the page, from 1; 0 if there is none
     * @param matched number on all pages
     * @param previous address of the page before; null on the first
     * @param next address of the page after it; null on the last
     */
    public record Rows(List<Row> rows, int first, int matched, @Nullable String previous, @Nullable String next) {
        public Rows {
            rows = List.copyOf(rows);
        }

        /** Number of the last one on the page. */
        public int last() {
            return first + Math.max(0, rows.size() - 1);
        }
    }

    /**
     * A feature in a list. Its title is data.
     *
     * @param href its page in this interface
     * @param place path of the place's own page; null if it is no place
     * @param details what else is worth reading, in short
     */
    public record Row(String id, String title, String href, @Nullable String place, List<Word> details) {
        public Row {
            details = List.copyOf(details);
        }
    }
}
