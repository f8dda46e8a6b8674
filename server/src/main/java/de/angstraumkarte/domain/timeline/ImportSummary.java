package de.angstraumkarte.domain.timeline;

import java.util.List;
import java.util.stream.Stream;

/**
 * What an import did, or would do.
 *
 * @param added places that are new
 * @param changed places that differ from what was stored
 * @param unchanged places that are stored just so
 * @param retired places of the layer that the file no longer has
 * @param kept places that the file does not have either, but staff work on or residents reported
 * @param merged ids of places that staff merged into others: left alone, and counted as unchanged
 * @param bad rows that break a rule
 * @param written whether the store was changed accordingly
 */
public record ImportSummary(
        int added, int changed, int unchanged, int retired, int kept, List<String> merged, int bad, boolean written) {
    static final ImportSummary NOTHING = new ImportSummary(0, 0, 0, 0, 0, List.of(), 0, false);

    boolean changesAnything() {
        return added + changed + retired > 0;
    }

    ImportSummary plus(ImportSummary other) {
        return new ImportSummary(
                added + other.added,
                changed + other.changed,
                unchanged + other.unchanged,
                retired + other.retired,
                kept + other.kept,
                Stream.concat(merged.stream(), other.merged.stream()).toList(),
                bad + other.bad,
                written || other.written);
    }

    ImportSummary asWritten() {
        return new ImportSummary(added, changed, unchanged, retired, kept, merged, bad, true);
    }
}
