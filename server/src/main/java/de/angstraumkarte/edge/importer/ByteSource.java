package de.angstraumkarte.edge.importer;

import java.io.IOException;
import java.io.InputStream;

/** Something that can be read from its start more than once. */
@FunctionalInterface
interface ByteSource {
    InputStream open() throws IOException;
}
