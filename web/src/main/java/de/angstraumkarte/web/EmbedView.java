package de.angstraumkarte.web;

import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The map for other people's pages, as it was chosen on the page about the data.
 *
 * @param filter what can be and is chosen
 * @param site absolute address of the map to frame, without what is chosen
 * @param spoken language the frame is to speak; null to leave that to the browser
 * @param title what the frame shows, for those who do not see it
 */
public record EmbedView(FilterView filter, String site, @Nullable String spoken, String title) {
    /** Absolute address of the map to frame. */
    public String url() {
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        if (!filter.query().isEmpty()) {
            query.add(filter.query());
        }
        if (spoken != null) {
            query.add("lang=" + spoken);
        }
        return site + query;
    }

    /** The HTML to copy into another page. */
    public String snippet() {
        return """
                <iframe src="%s" title="%s" width="100%%" height="480" loading="lazy" referrerpolicy="no-referrer"></iframe>"""
                .formatted(escaped(url()), escaped(title));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    }
}
