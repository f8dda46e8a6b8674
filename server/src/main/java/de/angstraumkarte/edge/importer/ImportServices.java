package de.angstraumkarte.edge.importer;

import de.angstraumkarte.domain.basedata.BaseDataService;
import de.angstraumkarte.domain.place.BorderImport;
import de.angstraumkarte.domain.timeline.PlaceImport;

/**
 * What the command {@code import} works with; opened when its arguments turned out to be sound.
 *
 * @param closing closes the store; run when the command ends
 */
public record ImportServices(
        BaseDataService baseData, BundledData bundled, PlaceImport places, BorderImport borders, Runnable closing)
        implements AutoCloseable {
    @Override
    public void close() {
        closing.run();
    }
}
