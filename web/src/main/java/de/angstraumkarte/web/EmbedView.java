package de.angstraumkarte.web;

/**
 * The map for other people's pages, as it was chosen on the page about the data.
 *
 * @param filter what can be and is chosen
 * @param url absolute address of the map to frame
 * @param title what the frame shows, for those who do not see it
 */
public record EmbedView(FilterView filter, String url, String title) {
    /** The HTML to copy into another page. */
    public String snippet() {
        return """
                <iframe src="%s" title="%s" width="100%%" height="480" loading="lazy" referrerpolicy="no-referrer"></iframe>"""
                .formatted(escaped(url), escaped(title));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    }
}
