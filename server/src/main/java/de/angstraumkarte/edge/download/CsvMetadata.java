package de.angstraumkarte.edge.download;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.angstraumkarte.domain.collection.OpenCollection;
import de.angstraumkarte.edge.feature.Licence;
import de.angstraumkarte.web.Messages;
import java.util.List;

/** What a CSV file cannot say of itself, as CSV on the Web (W3C tabular metadata): columns, licence, who must be named. */
public final class CsvMetadata {
    /** What the address of a file with semicolons ends in. */
    static final String SEMICOLONS = "?sep=semicolon";

    private final ObjectMapper json;
    private final Messages messages = Messages.of("de");

    public CsvMetadata(ObjectMapper json) {
        this.json = json;
    }

    /** @param separator of the file that it is about */
    byte[] of(OpenCollection collection, char separator) {
        boolean semicolons = separator == ';';
        About about = About.of(collection, messages);
        ObjectNode table = json.createObjectNode();
        table.putArray("@context").add("http://www.w3.org/ns/csvw").addObject().put("@language", "de");
        table.put("url", FileFormat.CSV.fileName(collection) + (semicolons ? SEMICOLONS : ""))
                .put("dc:title", about.title())
                .put("dc:description", about.description())
                .put("dc:rights", about.attribution());
        table.putObject("dc:license").put("@id", Licence.URL);
        table.putObject("dialect")
                .put("encoding", "utf-8")
                .put("delimiter", String.valueOf(separator))
                .put("header", true);
        ObjectNode schema = table.putObject("tableSchema");
        ArrayNode columns = schema.putArray("columns");
        column(columns, CsvTable.ID)
                .put("required", true)
                .put("datatype", "string")
                .put("dc:description", ColumnWords.of(CsvTable.ID, messages));
        for (Column column : Columns.of(collection)) {
            ObjectNode node = column(columns, column.name());
            datatype(node, column.type(), semicolons);
            node.put("dc:description", ColumnWords.of(column.name(), messages));
            if (column.type() == Column.Type.LIST) {
                node.put("separator", "|");
            }
        }
        for (String name : CsvTable.POSITION) {
            ObjectNode node = column(columns, name);
            datatype(node, name.equals("wkt") ? Column.Type.TEXT : Column.Type.NUMBER, semicolons);
            node.put("dc:description", ColumnWords.of(name, messages));
        }
        schema.put("primaryKey", CsvTable.ID);
        try {
            return json.writeValueAsBytes(table);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    private static void datatype(ObjectNode column, Column.Type type, boolean comma) {
        if (comma && type == Column.Type.NUMBER) {
            column.putObject("datatype")
                    .put("base", type.csvw)
                    .putObject("format")
                    .put("decimalChar", ",");
        } else {
            column.put("datatype", type.csvw);
        }
    }

    /** A name there may have no point, a title may. */
    private static ObjectNode column(ArrayNode columns, String title) {
        ObjectNode column = columns.addObject().put("name", title.replace('.', '_'));
        column.putArray("titles").addAll(List.of(column.textNode(title)));
        return column;
    }
}
