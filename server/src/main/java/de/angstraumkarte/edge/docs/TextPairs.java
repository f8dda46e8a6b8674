package de.angstraumkarte.edge.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.angstraumkarte.web.Messages;

/**
 * Documents that are written by hand have each text for people in all languages, {@code {"de": "…", "en": "…"}}, so that what
 * belongs together stands together. A document as it is published has one of them.
 */
final class TextPairs {
    private TextPairs() {}

    /** A copy in one language. */
    static JsonNode in(String language, JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (isText(object)) {
                return object.get(language);
            }
            ObjectNode copy = object.objectNode();
            object.properties().forEach(member -> copy.set(member.getKey(), in(language, member.getValue())));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = array.arrayNode();
            array.forEach(item -> copy.add(in(language, item)));
            return copy;
        }
        return node;
    }

    private static boolean isText(ObjectNode object) {
        return object.size() == Messages.LANGUAGES.size()
                && Messages.LANGUAGES.stream()
                        .allMatch(code -> object.path(code).isTextual());
    }
}
