package de.angstraumkarte.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One figure of the statistics.
 *
 * @param id anchor in the page
 * @param texts how it is computed, in short, and what it does not say
 * @param sentences what it says, one for each row of the table, unfolded with it; empty where the chart is enough
 * @param chart null while there is nothing to draw
 * @param exact how it is computed, exactly; null where the texts say it all
 * @param table null while there is nothing to say; the last text tells so
 * @param downloads the files it can be computed from
 */
public record FigureView(
        String id,
        String title,
        List<String> texts,
        List<String> sentences,
        @Nullable ChartView chart,
        @Nullable String exact,
        @Nullable Table table,
        List<Download> downloads) {
    public FigureView {
        texts = List.copyOf(texts);
        sentences = List.copyOf(sentences);
        downloads = List.copyOf(downloads);
    }

    /** The same figure with a text more. */
    public FigureView with(String text) {
        List<String> more = new ArrayList<>(texts);
        more.add(text);
        return new FigureView(id, title, more, sentences, chart, exact, table, downloads);
    }

    /**
     * The same in words and numbers.
     *
     * @param rows the first cell of each names it
     */
    public record Table(List<String> header, List<List<String>> rows) {
        public Table {
            header = List.copyOf(header);
            rows = List.copyOf(rows);
        }
    }

    /** @param name of the file, without its ending */
    public record Download(String name, String label) {
        public String href() {
            return "/statistik/" + name + ".csv";
        }

        /** For spreadsheets of a country that writes decimals with a comma. */
        public String semicolonHref() {
            return href() + "?sep=semicolon";
        }
    }
}
