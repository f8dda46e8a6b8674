package de.angstraumkarte.edge.feature;

import java.io.IOException;
import java.util.function.Supplier;

/**
 * What a table is made of.
 *
 * @param state cheap to read; as long as it is equal, the rows are the same
 * @param rows adds them all in their order
 */
record TableSource(Supplier<Object> state, Rows rows) {
    /** Adds rows. */
    @FunctionalInterface
    interface Rows {
        void addTo(TableWriter table) throws IOException;
    }
}
