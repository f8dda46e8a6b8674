package de.angstraumkarte.base.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the space that is left on the disk. A store that runs into a full disk closes itself in the middle of its work;
 * one that stops writing before that can be read all the time. Looks once a second. Thread-safe.
 */
final class FreeSpace {
    private static final Logger LOG = LoggerFactory.getLogger(FreeSpace.class);
    private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Path folder;
    private final long least;
    private final AtomicLong next = new AtomicLong(System.nanoTime());
    private volatile boolean enough = true;

    /** @param least bytes; 0 = not watched */
    FreeSpace(Path folder, long least) {
        this.folder = folder;
        this.least = least;
    }

    boolean isEnough() {
        long now = System.nanoTime();
        long due = next.get();
        if (least > 0 && now - due >= 0 && next.compareAndSet(due, now + EVERY_NANOS)) {
            look();
        }
        return enough;
    }

    private void look() {
        try {
            boolean before = enough;
            enough = Files.getFileStore(folder).getUsableSpace() >= least;
            if (before != enough) {
                LOG.warn(
                        enough ? "enough space on the disk again" : "too little space on the disk: nothing is written");
            }
        } catch (IOException e) {
            // Not knowing is no reason to refuse: a write that fails is noticed by itself.
            enough = true;
        }
    }
}
