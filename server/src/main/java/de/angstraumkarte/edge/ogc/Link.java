package de.angstraumkarte.edge.ogc;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A link of an answer.
 *
 * @param href absolute
 * @param rel as registered with IANA or OGC
 * @param type media type of what it leads to, without charset
 * @param title for people; null if the relation says enough
 */
record Link(String href, String rel, String type, @Nullable String title) {
    /** Adds them to a document as its links. */
    static void put(ObjectNode document, List<Link> links) {
        ArrayNode list = document.putArray("links");
        for (Link link : links) {
            ObjectNode node =
                    list.addObject().put("href", link.href).put("rel", link.rel).put("type", link.type);
            if (link.title != null) {
                node.put("title", link.title);
            }
        }
    }
}
