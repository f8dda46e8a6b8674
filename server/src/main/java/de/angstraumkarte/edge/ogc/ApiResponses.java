package de.angstraumkarte.edge.ogc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.angstraumkarte.web.Messages;

/** The answers of {@code /ogc} that hold no data, as its API document describes them. */
final class ApiResponses {
    private final Messages messages;

    ApiResponses(Messages messages) {
        this.messages = messages;
    }

    void components(ObjectNode components) {
        components.putObject("OgcNotModified").put("description", messages.text("apidoc.ogc.error.304"));
        error(components, "OgcBadRequest", "400");
        error(components, "OgcNotFound", "404");
        error(components, "OgcNotAcceptable", "406");
        error(components, "OgcUnavailable", "503");
    }

    private void error(ObjectNode components, String name, String status) {
        ObjectNode content = components
                .putObject(name)
                .put("description", messages.text("apidoc.ogc.error." + status))
                .putObject("content");
        content.putObject("application/problem+json")
                .putObject("schema")
                .put("$ref", "#/components/schemas/OgcException");
        content.putObject("text/html").putObject("schema").put("type", "string");
    }
}
