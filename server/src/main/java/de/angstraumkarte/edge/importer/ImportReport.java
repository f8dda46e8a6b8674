package de.angstraumkarte.edge.importer;

import de.angstraumkarte.base.problem.FieldError;
import de.angstraumkarte.domain.place.BorderImport;
import de.angstraumkarte.domain.timeline.ImportSummary;
import de.angstraumkarte.web.Messages;
import java.io.PrintWriter;
import java.util.List;

/** Says on the command line what an import found and did. */
final class ImportReport {
    /** Bad rows shown in full; more would bury the summary. */
    private static final int MOST_SHOWN = 100;

    private final Messages messages;
    private final PrintWriter out;
    private final PrintWriter err;
    private int shown;
    private int hidden;

    ImportReport(Messages messages, PrintWriter out, PrintWriter err) {
        this.messages = messages;
        this.out = out;
        this.err = err;
    }

    /** One line for each thing that is wrong with a row. */
    void badRow(int line, List<FieldError> errors) {
        if (shown == MOST_SHOWN) {
            hidden++;
            return;
        }
        shown++;
        for (FieldError error : errors) {
            String reason =
                    messages.text("problem.field." + error.code(), error.args().toArray());
            err.println(
                    error.field().isEmpty()
                            ? messages.text("import.bad-line", line, reason)
                            : messages.text("import.bad-field", line, error.field(), reason));
        }
    }

    void summary(String layer, ImportSummary summary) {
        hiddenRows();
        out.println(messages.text(
                "import.summary",
                messages.text("layer." + layer + ".title"),
                summary.added(),
                summary.changed(),
                summary.unchanged(),
                summary.retired(),
                summary.bad()));
        if (summary.kept() > 0) {
            out.println(messages.text("import.kept", summary.kept()));
        }
        if (!summary.merged().isEmpty()) {
            out.println(messages.text(
                    "import.merged",
                    summary.merged().size(),
                    String.join(
                            ", ", summary.merged().stream().limit(MOST_SHOWN).toList())));
        }
        written(summary.written(), summary.bad());
    }

    void summary(BorderImport.Summary summary) {
        summary.bad().forEach(row -> badRow(row.line(), row.errors()));
        hiddenRows();
        for (BorderImport.Disagreement place : summary.disagreements()) {
            err.println(
                    messages.text("import.borders.disagreement", place.placeId(), place.stated(), place.byBorder()));
        }
        out.println(messages.text(
                "import.borders.summary",
                summary.changed(),
                summary.unchanged(),
                summary.relocated(),
                summary.bad().size()));
        written(summary.written(), summary.bad().size());
    }

    void problem(FileProblem problem) {
        err.println(messages.text("import.file." + problem.code(), problem.args()));
    }

    private void hiddenRows() {
        if (hidden > 0) {
            err.println(messages.text("import.bad-more", hidden));
        }
    }

    private void written(boolean written, int bad) {
        out.println(messages.text(written ? "import.written" : bad > 0 ? "import.not-written" : "import.dry-run"));
    }
}
