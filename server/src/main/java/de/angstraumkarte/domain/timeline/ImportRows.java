package de.angstraumkarte.domain.timeline;

import java.util.function.Consumer;

/** The rows of a file, read as a stream: nobody holds all of them. */
@FunctionalInterface
public interface ImportRows {
    /** Hands over every row in the order of the file. Can be called again and then reads the file again. */
    void each(Consumer<ImportRow> consumer);
}
