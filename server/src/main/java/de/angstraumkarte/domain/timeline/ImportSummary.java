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
    static final ImportSummary NOTHING = new ImportSummary(0, 0, 0, 0, 0, false);

    boolean changesAnything() {
        return added + changed + retired > 0;
    }

    ImportSummary plus(ImportSummary other) {
        return new ImportSummary(
                added + other.added,
                changed + other.changed,
                unchanged + other.unchanged,
                retired + other.retired,
                bad + other.bad,
                written || other.written);
    }

    ImportSummary asWritten() {
        return new ImportSummary(added, changed, unchanged, retired, bad, true);
    }
}
