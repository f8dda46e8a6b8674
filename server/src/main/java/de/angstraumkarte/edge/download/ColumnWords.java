package de.angstraumkarte.edge.download;

import de.angstraumkarte.web.Messages;

/** What a column means: its own words, else those of its property, as in interfaces. */
final class ColumnWords {
    private ColumnWords() {}

    static String of(String column, Messages messages) {
        String own = "data.column." + column;
        if (messages.has(own)) {
            return messages.text(own);
        }
        int point = column.indexOf('.');
        return point < 0
                ? messages.textOr("ogc.page.property." + column, column)
                : of(column.substring(0, point), messages) + ": " + of(column.substring(point + 1), messages);
    }
}
