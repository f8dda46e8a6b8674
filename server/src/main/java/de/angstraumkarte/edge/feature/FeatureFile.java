package de.angstraumkarte.edge.feature;

import de.angstraumkarte.base.cache.UnnamedFile;
import de.angstraumkarte.base.problem.UnavailableException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * The file of a table, which has no name. First it is appended to by one thread, then read at any place by many. It is closed
 * once it is neither wanted nor read from any more.
 */
final class FeatureFile implements Closeable {
    private final FileChannel channel;
    private int readers;
    private boolean unwanted;

    /** @param folder for files that may vanish at any time; made if it is not there */
    static FeatureFile create(Path folder) throws IOException {
        return new FeatureFile(UnnamedFile.create(folder));
    }

    private FeatureFile(FileChannel channel) {
        this.channel = channel;
    }

    void append(ByteBuffer bytes) throws IOException {
        UnnamedFile.append(channel, bytes);
    }

    /**
     * Keeps it open until {@link #leave}.
     *
     * @throws UnavailableException if it is closed: whoever asks again gets a newer one
     */
    synchronized void enter() {
        // An interrupted reader closes the channel for all of them.
        if (unwanted || !channel.isOpen()) {
            throw new UnavailableException();
        }
        readers++;
    }

    synchronized void leave() throws IOException {
        readers--;
        if (unwanted && readers == 0) {
            channel.close();
        }
    }

    /** Fills what remains of a buffer from a position on. */
    void read(ByteBuffer into, long position) throws IOException {
        UnnamedFile.read(channel, into, position);
    }

    /** Whether it can be read. */
    synchronized boolean isOpen() {
        return !unwanted && channel.isOpen();
    }

    /** Lets those who are reading finish. */
    @Override
    public synchronized void close() throws IOException {
        unwanted = true;
        if (readers == 0) {
            channel.close();
        }
    }
}
