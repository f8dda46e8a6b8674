package de.angstraumkarte.edge.importer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.angstraumkarte.base.problem.FieldError;
import de.angstraumkarte.domain.place.PlaceDraft;
import de.angstraumkarte.domain.timeline.ImportRow;
import de.angstraumkarte.web.Messages;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Turns the named values of one row into a draft of a place (interfaces.md, "Import format"). */
final class DraftReader {
    private static final String NOT_KNOWN = "unbekannt";
    private static final String FEELING = "unsicherheit";

    private final Messages messages;

    /** @param messages language of the sentences that go into timelines */
    DraftReader(Messages messages) {
        this.messages = messages;
    }

    /** @param errors what is already known to be wrong with the row; gets what else is found */
    ImportRow read(int line, ObjectNode values, @Nullable Geometry geometry, List<FieldError> errors) {
        Fields fields = new Fields(values, errors);
        PlaceDraft draft = new PlaceDraft(
                fields.text("id"),
                fields.text("name"),
                fields.text("status"),
                geometry,
                fields.text("district"),
                fields.text("districtBasis"),
                fields.text("address"),
                fields.list("causes"),
                fields.list("when"),
                fields.text("text"),
                fields.text("source"),
                fields.text("sourceDate"),
                fields.text("sourceUrl"),
                fields.text("position"),
                fields.text("positionSource"),
                fields.integer("accuracyM"),
                fields.text("note"),
                fields.text("kind"),
                fields.text("sportType"),
                fields.text("partOf27"),
                fields.truth("verified"),
                documented(new Fields(values, new ArrayList<>())),
                fields.others());
        return new ImportRow(line, draft, errors);
    }

    /**
     * What the source says about the state of the place, as sentences; null if it says nothing. The caveat ({@code note})
     * is not repeated: the place itself shows it.
     */
    private @Nullable String documented(Fields fields) {
        List<String> sentences = new ArrayList<>();
        @Nullable String reportedBy = fields.text("reportedBy");
        if (reportedBy != null) {
            sentences.add(messages.text("import.documented.reported-by", reportedBy));
        }
        @Nullable String documentedAs = fields.text("documentedAs");
        if (documentedAs != null) {
            sentences.add(messages.text("import.documented.as", documentedAs));
        }
        @Nullable String state = fields.text("stateInSource");
        if (state != null && !state.equals(NOT_KNOWN)) {
            sentences.add(messages.text("import.documented.state", state));
        }
        if (FEELING.equals(fields.text("category"))) {
            sentences.add(messages.text("import.documented.feeling"));
        }
        return sentences.isEmpty() ? null : String.join(" ", sentences);
    }
}
