package de.angstraumkarte.domain.timeline;

/**
 * What an import did, or would do.
 *
 * @param added places that are new
 * @param changed places that differ from what was stored
 * @param unchanged places that are stored just so
 * @param retired places of the layer that the file no longer has
 * @param bad rows that break a rule
 * @param written whether the store was changed accordingly
 */
public record ImportSummary(int added, int changed, int unchanged, int retired, int bad, boolean written) {
    boolean changesAnything() {
        return added + changed + retired > 0;
    }

    ImportSummary asWritten() {
        return new ImportSummary(added, changed, unchanged, retired, bad, true);
    }
}
