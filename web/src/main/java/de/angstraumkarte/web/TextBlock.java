package de.angstraumkarte.web;

import java.util.ArrayList;
import java.util.List;

/** A piece of a text that the operator wrote, without any HTML. */
public sealed interface TextBlock {
    /** A heading. */
    record Heading(String text) implements TextBlock {}

    /** A paragraph; line breaks in it are kept. */
    record Paragraph(String text) implements TextBlock {}

    /** A bulleted list. */
    record Bullets(List<String> items) implements TextBlock {
        public Bullets {
            items = List.copyOf(items);
        }
    }

    /**
     * Reads plain text: a line "# …" is a heading, lines "- …" are a list, everything else are paragraphs, parted by
     * empty lines.
     */
    static List<TextBlock> parse(String text) {
        List<TextBlock> blocks = new ArrayList<>();
        for (String part : text.strip().split("\\R\\s*\\R")) {
            List<String> lines = part.strip().lines().map(String::strip).toList();
            if (lines.isEmpty()) {
                continue;
            }
            int from = 0;
            if (lines.get(0).startsWith("# ")) {
                blocks.add(new Heading(lines.get(0).substring(2).strip()));
                from = 1;
            }
            List<String> rest = lines.subList(from, lines.size());
            if (rest.isEmpty()) {
                continue;
            }
            if (rest.stream().allMatch(line -> line.startsWith("- "))) {
                blocks.add(new Bullets(
                        rest.stream().map(line -> line.substring(2).strip()).toList()));
            } else {
                blocks.add(new Paragraph(String.join("\n", rest)));
            }
        }
        return blocks;
    }
}
