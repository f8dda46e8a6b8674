package de.angstraumkarte.edge.importer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Rows of files that were downloaded from {@code /daten}: they name things as the map's interfaces do, and hold what the map
 * computes, which is no fact to import. Turned into the columns of the import format.
 */
final class OwnDownload {
    /** Together in no other file. */
    private static final List<String> MARKS = List.of("statusTitle", "districtEstimated", "href");

    private static final List<String> COMPUTED = List.of(
            "layer",
            "statusTitle",
            "open",
            "districtTitle",
            "districtEstimated",
            "lastUpdate",
            "nextUpdateBy",
            "overdue",
            "updates",
            "measures",
            "measures.open",
            "measures.done",
            "href");

    /** Begins with an apostrophe so that no spreadsheet runs it. */
    private static final Pattern GUARDED = Pattern.compile("'[=+\\-@\t\r].*", Pattern.DOTALL);

    private OwnDownload() {}

    /** Changes the values of a row; leaves those of other files alone. */
    static void translate(ObjectNode values) {
        if (!MARKS.stream().allMatch(values::has)) {
            return;
        }
        values.properties().forEach(property -> {
            JsonNode value = property.getValue();
            if (value.isTextual() && GUARDED.matcher(value.textValue()).matches()) {
                property.setValue(values.textNode(value.textValue().substring(1)));
            }
        });
        if (values.path("districtEstimated").asBoolean()) {
            // A guess must not come back as what a source says.
            values.remove("district");
        }
        rename(values, "title", "name");
        rename(values, "times", "when");
        values.remove(COMPUTED);
    }

    private static void rename(ObjectNode values, String from, String to) {
        JsonNode value = values.remove(from);
        if (value != null && !values.has(to)) {
            values.set(to, value);
        }
    }
}
