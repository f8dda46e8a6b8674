package de.angstraumkarte.web.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All systems that are told of news.
 *
 * @param addressed whether the map knows its own address, which links in the messages need
 */
public record HooksView(List<Row> rows, boolean addressed) {
    /**
     * One of them.
     *
     * @param state slug
     * @param disabledBy slug; null unless it was disabled
     * @param failing whether nothing has arrived since the last failure
     * @param waiting number of messages that will be tried again
     * @param dead number of messages that were given up
     * @param lastAt when the last attempt was, in words; null before the first
     * @param lastResult what became of it, in words; null before the first
     */
    public record Row(
            long id,
            String title,
            String host,
            String state,
            @Nullable String disabledBy,
            boolean failing,
            int waiting,
            int dead,
            @Nullable String lastAt,
            @Nullable String lastResult) {}

    public HooksView {
        rows = List.copyOf(rows);
    }
}
