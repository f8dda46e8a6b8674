package de.angstraumkarte.edge.ogc;

import de.angstraumkarte.domain.collection.OpenCollection;
import de.angstraumkarte.web.Messages;

/** What people call collections and the properties of their features. */
final class CollectionWords {
    private CollectionWords() {}

    static String title(OpenCollection collection, Messages messages) {
        return messages.text("layer." + collection.id() + ".title");
    }

    /** What its features are, without numbers that change. */
    static String description(OpenCollection collection, Messages messages) {
        return messages.text("ogc.page.collection." + collection.id() + ".description");
    }

    /** The property's own name if people have no other. */
    static String property(String name, Messages messages) {
        return messages.textOr("ogc.page.property." + name, name);
    }
}
