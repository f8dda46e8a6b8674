package de.angstraumkarte.base.tiles;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tiles on disk, one file each. The file's modification time is the time of last use, so what was used least recently
 * is known after a restart too and nothing has to be held in memory. Files appear by an atomic rename; what cannot be
 * read or written counts as not there. Thread-safe; several processes may share a folder, each keeping the limit for
 * itself.
 */
public final class TileCache {
    private static final Logger LOG = LoggerFactory.getLogger(TileCache.class);
    private static final String SUFFIX = ".tile";
    private static final String TEMPORARY = ".tmp";

    /** No writer needs this long, so an older temporary file is what a crash has left. */
    private static final Duration ABANDONED = Duration.ofHours(1);

    private final Path root;
    private final Clock clock;
    private final long maxBytes;
    private boolean measured;
    private long bytes;

    /**
     * @param root folder of its own; created when the first tile is stored
     * @param maxMegabytes size limit in MiB, at least 1; reaching it makes room for a tenth
     */
    public TileCache(Path root, int maxMegabytes, Clock clock) {
        if (maxMegabytes < 1) {
            throw new IllegalArgumentException("Tile cache below 1 MB: " + maxMegabytes);
        }
        this.root = root;
        this.maxBytes = maxMegabytes * 1024L * 1024L;
        this.clock = clock;
    }

    /** The stored tile, however old, marked as used now. */
    Optional<Tile> find(String source, TileAddress address) {
        Path file = file(source, address);
        try {
            Tile tile = TileFile.decode(Files.readAllBytes(file));
            markUsed(file);
            return Optional.of(tile);
        } catch (NoSuchFileException miss) {
            return Optional.empty();
        } catch (IOException unreadable) {
            LOG.debug("Ignoring tile file {}", file, unreadable);
            return Optional.empty();
        }
    }

    /** On a read-only folder, or just after an eviction, there is nothing to mark and the tile is good all the same. */
    private void markUsed(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
        } catch (IOException unmarked) {
            LOG.debug("Cannot mark {} as used", file, unmarked);
        }
    }

    /** Keeps the tile if the disk allows; a failure is logged and otherwise without consequence. */
    void store(String source, TileAddress address, Tile tile) {
        Path file = file(source, address);
        byte[] content = TileFile.encode(tile);
        try {
            Files.createDirectories(file.getParent());
            Path temporary =
                    Files.createTempFile(file.getParent(), file.getFileName().toString(), TEMPORARY);
            try {
                Files.write(temporary, content);
                Files.setLastModifiedTime(temporary, FileTime.from(clock.instant()));
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(temporary);
            }
            account(content.length);
        } catch (IOException notWritable) {
            LOG.warn("Cannot keep a tile on disk: {}", notWritable.toString());
        }
    }

    private Path file(String source, TileAddress address) {
        return root.resolve(source)
                .resolve(Integer.toString(address.z()))
                .resolve(Integer.toString(address.x()))
                .resolve(address.y() + SUFFIX);
    }

    /** Counts a replaced file twice; that only brings the next look at the real size forward. */
    private synchronized void account(long added) throws IOException {
        bytes += added;
        if (!measured || bytes > maxBytes) {
            trim();
        }
    }

    private void trim() throws IOException {
        List<Entry> entries = listEntries();
        bytes = entries.stream().mapToLong(Entry::size).sum();
        measured = true;
        if (bytes <= maxBytes) {
            return;
        }
        entries.sort(Comparator.comparing(Entry::lastUsed));
        for (Entry entry : entries) {
            if (bytes <= maxBytes - maxBytes / 10) {
                return;
            }
            Files.deleteIfExists(entry.file());
            bytes -= entry.size();
        }
    }

    private List<Entry> listEntries() throws IOException {
        List<Entry> entries = new ArrayList<>();
        Instant abandonedBefore = clock.instant().minus(ABANDONED);
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Instant lastUsed = attributes.lastModifiedTime().toInstant();
                if (file.toString().endsWith(SUFFIX)) {
                    entries.add(new Entry(file, attributes.size(), lastUsed));
                } else if (file.toString().endsWith(TEMPORARY) && lastUsed.isBefore(abandonedBefore)) {
                    Files.deleteIfExists(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException vanished) {
                return FileVisitResult.CONTINUE;
            }
        });
        return entries;
    }

    private record Entry(Path file, long size, Instant lastUsed) {}
}
