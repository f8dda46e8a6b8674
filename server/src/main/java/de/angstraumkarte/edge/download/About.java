package de.angstraumkarte.edge.download;

import de.angstraumkarte.domain.collection.OpenCollection;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.web.Messages;
import java.util.Arrays;
import java.util.List;

/**
 * What is said about a collection wherever it is offered.
 *
 * @param attribution who must be named when it is used
 * @param keywords what people may search for
 */
record About(String title, String description, String attribution, List<String> keywords) {
    About {
        keywords = List.copyOf(keywords);
    }

    static About of(OpenCollection collection, Messages messages) {
        String id = collection.id();
        return new About(
                messages.text("layer." + id + ".title"),
                messages.text("dcat." + id + ".description", Layer.ANALYSED_SQUARES),
                messages.text("attribution." + id),
                Arrays.asList(messages.text("dcat." + id + ".keywords").split(", ")));
    }
}
