package de.angstraumkarte.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of plain text, such as the imprint.
 *
 * @param titleKey message key of the title, for example "impressum.title"
 * @param blocks the text
 * @param language language of title and text if it is not the page's, else null
 */
public record TextPageView(String titleKey, List<TextBlock> blocks, @Nullable String language) {
    /** Names of the text pages; their paths are "/" and the name. */
    public static final List<String> NAMES = List.of("impressum", "datenschutz", "barrierefreiheit");

    public TextPageView {
        blocks = List.copyOf(blocks);
    }

    /** The page with the operator's own text, see {@link TextBlock#parse}. */
    public static TextPageView of(String name, String text) {
        return new TextPageView(name + ".title", TextBlock.parse(text), null);
    }

    /** How to report a place, in German easy-to-read language, which is there for readers of all languages of the site. */
    public static TextPageView easyReporting() {
        TextPageView text = bundled("leichte-sprache", "de");
        return new TextPageView(text.titleKey(), text.blocks(), "de");
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
