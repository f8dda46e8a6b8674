package de.angstraumkarte.edge.download;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.angstraumkarte.domain.collection.OpenCollection;
import de.angstraumkarte.web.Messages;
import java.util.List;

/** What a CSV file cannot say of itself, as CSV on the Web (W3C tabular metadata): columns, licence, who must be named. */
public final class CsvMetadata {
    private final ObjectMapper json;
    private final Messages messages = Messages.of("de");

    public CsvMetadata(ObjectMapper json) {
        this.json = json;
    }

    byte[] of(OpenCollection collection) {
        About about = About.of(collection, messages);
        ObjectNode table = json.createObjectNode();
        table.putArray("@context").add("http://www.w3.org/ns/csvw").addObject().put("@language", "de");
        table.put("url", FileFormat.CSV.fileName(collection))
                .put("dc:title", about.title())
                .put("dc:description", about.description())
                .put("dc:license", Licence.URL)
                .put("dc:rights", about.attribution());
        table.putObject("dialect")
                .put("encoding", "utf-8")
                .put("delimiter", ",")
                .put("header", true);
        ObjectNode schema = table.putObject("tableSchema");
        ArrayNode columns = schema.putArray("columns");
        column(columns, CsvTable.ID).put("required", true).put("datatype", "string");
        for (Column column : Columns.of(collection)) {
            ObjectNode node = column(columns, column.name()).put("datatype", column.type().csvw);
            if (column.type() == Column.Type.LIST) {
                node.put("separator", "|");
            }
        }
        for (String name : CsvTable.POSITION) {
            column(columns, name).put("datatype", name.equals("wkt") ? "string" : "number");
        }
        schema.put("primaryKey", CsvTable.ID);
        try {
            return json.writeValueAsBytes(table);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    /** A name there may have no point, a title may. */
    private static ObjectNode column(ArrayNode columns, String title) {
        ObjectNode column = columns.addObject().put("name", title.replace('.', '_'));
        column.putArray("titles").addAll(List.of(column.textNode(title)));
        return column;
    }
}
