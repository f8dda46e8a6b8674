package de.angstraumkarte.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A page of plain text, such as the imprint.
 *
 * @param titleKey message key of the title, for example "impressum.title"
 * @param blocks the text
 */
public record TextPageView(String titleKey, List<TextBlock> blocks) {
    /** Names of the text pages; their paths are "/" and the name. */
    public static final List<String> NAMES = List.of("impressum", "datenschutz", "barrierefreiheit");

    public TextPageView {
        blocks = List.copyOf(blocks);
    }

    /** The page with the operator's own text, see {@link TextBlock#parse}. */
    public static TextPageView of(String name, String text) {
        return new TextPageView(name + ".title", TextBlock.parse(text));
    }

    /** The page with the text that comes with the program: what is true of the software, and what is still missing. */
    public static TextPageView bundled(String name, String language) {
        String resource = "/texts/" + name + "_" + language + ".txt";
        try (InputStream in = TextPageView.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no such text: " + resource);
            }
            return of(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}
