package de.angstraumkarte.edge.open311;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The two forms of every answer, made from one tree: JSON as it stands, XML by the convention that the standard names (Spark):
 * a member is an element, what is in a list is an element each, null is an empty element. There are no XML attributes and no
 * namespaces.
 */
enum Format {
    JSON("application/json; charset=utf-8"),
    XML("text/xml; charset=utf-8");

    /** What elements are called in which lists. */
    private static final Map<String, String> ITEMS = Map.ofEntries(
            Map.entry("services", "service"),
            Map.entry("attributes", "attribute"),
            Map.entry("values", "value"),
            Map.entry("service_requests", "request"),
            Map.entry("service_request_updates", "request_update"),
            Map.entry("errors", "error"),
            Map.entry("endpoints", "endpoint"),
            Map.entry("formats", "format"),
            Map.entry("causes", "cause"),
            Map.entry("times", "time"));

    /** What XML 1.0 cannot hold, not even escaped. */
    private static final Pattern NOT_XML =
            Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final String contentType;

    Format(String contentType) {
        this.contentType = contentType;
    }

    /** By which addresses end. */
    String ending() {
        return "." + name().toLowerCase(Locale.ROOT);
    }

    /** By the end of an address; JSON if it ends otherwise. */
    static Format of(String path) {
        return path.endsWith(XML.ending()) ? XML : JSON;
    }

    String contentType() {
        return contentType;
    }

    /** @param root name of the outermost XML element */
    byte[] write(String root, JsonNode tree) {
        try {
            return this == JSON ? MAPPER.writeValueAsBytes(tree) : xml(root, tree);
        } catch (JsonProcessingException | XMLStreamException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    private static byte[] xml(String root, JsonNode tree) throws XMLStreamException {
        StringWriter text = new StringWriter();
        XMLStreamWriter out = FACTORY.createXMLStreamWriter(text);
        out.writeStartDocument("utf-8", "1.0");
        element(out, root, tree);
        out.writeEndDocument();
        out.close();
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void element(XMLStreamWriter out, String name, JsonNode value) throws XMLStreamException {
        out.writeStartElement(name);
        if (value.isObject()) {
            for (Map.Entry<String, JsonNode> member : value.properties()) {
                element(out, member.getKey(), member.getValue());
            }
        } else if (value.isArray()) {
            for (JsonNode item : value) {
                element(out, ITEMS.get(name), item);
            }
        } else if (!value.isNull()) {
            String text = value.isBigDecimal() ? value.decimalValue().toPlainString() : value.asText();
            out.writeCharacters(NOT_XML.matcher(text).replaceAll(""));
        }
        out.writeEndElement();
    }
}
