package de.angstraumkarte.base.tiles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TileCacheTest {
    private static final String SOURCE = "0123456789abcdef";

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock();
    private TileCache cache;

    @BeforeEach
    void open() {
        cache = new TileCache(folder.resolve("tiles"), 1, clock);
    }

    @Test
    void givesBackWhatItWasGiven() {
        Tile tile = tile(3000);
        cache.store(SOURCE, address(1), tile);
        Tile found = cache.find(SOURCE, address(1)).orElseThrow();
        assertArrayEquals(tile.bytes(), found.bytes());
        assertEquals(tile.contentType(), found.contentType());
        assertEquals(tile.etag(), found.etag());
        assertEquals(tile.fetchedAt(), found.fetchedAt());
        assertEquals(Optional.empty(), cache.find(SOURCE, address(2)));
    }

    @Test
    void keepsSourcesApart() {
        cache.store(SOURCE, address(1), tile(3000));
        assertEquals(Optional.empty(), cache.find("fedcba9876543210", address(1)));
    }

    @Test
    void evictsWhatWasUsedLeastRecently() throws IOException {
        for (int row = 1; row <= 3; row++) {
            cache.store(SOURCE, address(row), tile(300_000 + row));
            clock.advance(Duration.ofMinutes(1));
        }
        assertTrue(cache.find(SOURCE, address(1)).isPresent());
        clock.advance(Duration.ofMinutes(1));

        TileCache reopened = new TileCache(folder.resolve("tiles"), 1, clock);
        reopened.store(SOURCE, address(4), tile(300_004));

        assertEquals(Optional.empty(), reopened.find(SOURCE, address(2)));
        for (int kept : List.of(1, 3, 4)) {
            assertTrue(reopened.find(SOURCE, address(kept)).isPresent(), "row " + kept);
        }
        assertTrue(files().stream().mapToLong(TileCacheTest::size).sum() <= 1024 * 1024);
    }

    @Test
    void staysBelowItsLimitOverManyTilesAndSources() throws IOException {
        for (int row = 0; row < 40; row++) {
            cache.store(row % 2 == 0 ? SOURCE : "fedcba9876543210", address(row), tile(100_000));
            clock.advance(Duration.ofSeconds(1));
            assertTrue(files().stream().mapToLong(TileCacheTest::size).sum() <= 1024 * 1024);
        }
        assertTrue(cache.find("fedcba9876543210", address(39)).isPresent());
    }

    @Test
    void ignoresFilesItCannotReadAndReplacesThem() throws IOException {
        Tile tile = tile(3000);
        cache.store(SOURCE, address(1), tile);
        Path file = files().get(0);
        byte[] whole = Files.readAllBytes(file);
        byte[] flipped = whole.clone();
        flipped[2000] ^= 1;
        for (byte[] damaged : List.of(new byte[0], Arrays.copyOf(whole, 2000), flipped, new byte[] {1, 2, 3})) {
            Files.write(file, damaged);
            assertEquals(Optional.empty(), cache.find(SOURCE, address(1)));
            cache.store(SOURCE, address(1), tile);
            assertTrue(cache.find(SOURCE, address(1)).isPresent());
        }
    }

    @Test
    void aFolderInTheWayOfAFileDoesNoHarm() throws IOException {
        Files.createDirectories(folder.resolve("tiles")
                .resolve(SOURCE)
                .resolve("14/8531/1.tile")
                .resolve("full"));
        cache.store(SOURCE, address(1), tile(3000));
        assertEquals(Optional.empty(), cache.find(SOURCE, address(1)));
    }

    @Test
    void aFileInPlaceOfTheFolderDoesNoHarm() throws IOException {
        Files.writeString(folder.resolve("tiles"), "in the way");
        cache.store(SOURCE, address(1), tile(3000));
        assertEquals(Optional.empty(), cache.find(SOURCE, address(1)));
    }

    @Test
    void aCrashWhileWritingLeavesNoTileAndIsCleanedUpLater() throws IOException {
        cache.store(SOURCE, address(1), tile(3000));
        Path rest = files().get(0).resolveSibling("2.tile123.tmp");
        Files.write(rest, new byte[100]);
        Files.setLastModifiedTime(rest, FileTime.from(clock.instant()));
        assertEquals(Optional.empty(), cache.find(SOURCE, address(2)));

        clock.advance(Duration.ofHours(2));
        new TileCache(folder.resolve("tiles"), 1, clock).store(SOURCE, address(3), tile(3000));
        assertFalse(Files.exists(rest));
        assertTrue(cache.find(SOURCE, address(1)).isPresent());
    }

    @Test
    void leavesNoTemporaryFileBehind() throws IOException {
        cache.store(SOURCE, address(1), tile(3000));
        cache.store(SOURCE, address(1), tile(4000));
        assertEquals(1, files().size());
    }

    @Test
    void refusesASizeBelowOneMegabyte() {
        assertThrows(IllegalArgumentException.class, () -> new TileCache(folder, 0, clock));
    }

    private Tile tile(int size) {
        return Tile.of(TestImages.png(size), ImageType.PNG, clock.instant());
    }

    private static TileAddress address(int row) {
        return new TileAddress(14, 8531, row);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static long size(Path file) {
        return file.toFile().length();
    }
}
