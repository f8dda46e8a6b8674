package de.angstraumkarte.edge.open311;

import com.fasterxml.jackson.databind.JsonNode;
import de.angstraumkarte.testing.TestServer;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** A client that knows the standard and nothing of this server. */
record GeoReport(TestServer server) {
    static final String ROOT = "/open311/v2";
    static final String FORM = "application/x-www-form-urlencoded";

    private static final Set<String> LISTS = Set.of(
            "services",
            "attributes",
            "values",
            "service_requests",
            "service_request_updates",
            "errors",
            "endpoints",
            "formats",
            "causes",
            "times");

    /** The JSON of a 200, after the XML at the same address has shown to say the same. */
    JsonNode both(String name, String query) {
        HttpResponse<String> json = server.get(ROOT + name + ".json" + query);
        HttpResponse<String> xml = server.get(ROOT + name + ".xml" + query);
        for (HttpResponse<String> answer : List.of(json, xml)) {
            if (answer.statusCode() != 200) {
                throw new AssertionError(name + query + " answered " + answer.statusCode() + " " + answer.body());
            }
        }
        JsonNode tree = TestServer.parse(json.body());
        if (!text(tree).equals(text(root(xml.body())))) {
            throw new AssertionError("JSON and XML differ at " + name + query);
        }
        return tree;
    }

    JsonNode both(String name) {
        return both(name, "");
    }

    /** What is well-formed, by the parser of the JDK. */
    static Element root(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                    .getDocumentElement();
        } catch (Exception e) {
            throw new AssertionError("not well-formed: " + xml, e);
        }
    }

    static String text(JsonNode value) {
        List<String> parts = new ArrayList<>();
        if (value.isObject()) {
            value.properties().forEach(member -> parts.add(member.getKey() + "=" + text(member.getValue())));
            return parts.toString();
        }
        if (value.isArray()) {
            value.forEach(item -> parts.add(text(item)));
            return parts.toString();
        }
        // JSON can hold what XML cannot.
        return value.isNull() ? "" : value.asText().replaceAll("[\\x00-\\x08]", "");
    }

    static String text(Element element) {
        boolean list = LISTS.contains(element.getTagName());
        List<String> parts = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                parts.add(list ? text(child) : child.getTagName() + "=" + text(child));
            }
        }
        return list || !parts.isEmpty() ? parts.toString() : element.getTextContent();
    }

    /** Sends fields given as name, value, name, value … */
    HttpResponse<String> post(String ending, List<String> fields, String... headers) {
        return server.post(ROOT + "/requests" + ending, FORM, form(fields), headers);
    }

    static String form(List<String> fields) {
        StringJoiner form = new StringJoiner("&");
        for (int i = 0; i < fields.size(); i += 2) {
            form.add(URLEncoder.encode(fields.get(i), StandardCharsets.UTF_8) + "="
                    + URLEncoder.encode(fields.get(i + 1), StandardCharsets.UTF_8));
        }
        return form.toString();
    }
}
