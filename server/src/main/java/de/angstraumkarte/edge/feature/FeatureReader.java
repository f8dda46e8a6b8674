package de.angstraumkarte.edge.feature;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Copies parts of a file to a stream in few large reads and writes. Its buffers are used again by later requests; what one
 * request needs is bounded, however much it copies. Not thread-safe.
 */
final class FeatureReader {
    private static final int WINDOW = 256 * 1024;
    private static final int OUT = 64 * 1024;
    private static final int MOST_IDLE = 32;
    private static final BlockingQueue<FeatureReader> IDLE = new ArrayBlockingQueue<>(MOST_IDLE);

    /** Outside the heap: the JDK would read into such a buffer anyway, one for each thread. */
    private final ByteBuffer window = ByteBuffer.allocateDirect(WINDOW);

    private final byte[] out = new byte[OUT];
    private int filled;

    private long from;
    private long to;
    private long mayReadTo;

    private @Nullable FeatureFile file;
    private @Nullable OutputStream target;

    private FeatureReader() {}

    /** What is done with a reader. */
    @FunctionalInterface
    interface Work {
        void with(FeatureReader reader) throws IOException;
    }

    /** Lends a reader and hands on what it has copied. */
    static void use(FeatureFile file, OutputStream target, Work work) throws IOException {
        // First: what is closed must not cost a reader.
        file.enter();
        try {
            @Nullable FeatureReader idle = IDLE.poll();
            (idle == null ? new FeatureReader() : idle).work(file, target, work);
        } finally {
            file.leave();
        }
    }

    private void work(FeatureFile source, OutputStream sink, Work work) throws IOException {
        try {
            file = source;
            target = sink;
            work.with(this);
            sink.write(out, 0, filled);
        } finally {
            reset();
            IDLE.offer(this);
        }
    }

    private void reset() {
        file = null;
        target = null;
        filled = 0;
        from = 0;
        to = 0;
        mayReadTo = 0;
    }

    /** Up to where it is worth reading on, because more will be copied. */
    void ahead(long end) {
        mayReadTo = end;
    }

    void write(byte[] bytes) throws IOException {
        int done = 0;
        while (done < bytes.length) {
            int part = Math.min(bytes.length - done, room());
            System.arraycopy(bytes, done, out, filled, part);
            filled += part;
            done += part;
        }
    }

    /** Copies a part of the file. */
    void copy(long start, long end) throws IOException {
        long at = start;
        while (at < end) {
            if (at < from || at >= to) {
                fill(at, Math.max(end, mayReadTo));
            }
            int part = (int) Math.min(Math.min(end, to) - at, room());
            window.get((int) (at - from), out, filled, part);
            filled += part;
            at += part;
        }
    }

    private int room() throws IOException {
        if (filled == OUT && target != null) {
            target.write(out, 0, filled);
            filled = 0;
        }
        return OUT - filled;
    }

    private void fill(long start, long end) throws IOException {
        window.clear().limit((int) Math.min(WINDOW, end - start));
        if (file != null) {
            file.read(window, start);
        }
        from = start;
        to = start + window.position();
        window.clear();
    }
}
