package de.angstraumkarte.base.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.angstraumkarte.base.geo.Crs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * A crash while one transaction has changed a spatial index and another one has forced everything to the disk. The file is
 * copied in that state: that is what a killed process leaves.
 */
class SpatialRecoveryTest {
    private static final int COMMITTED = 300;

    @TempDir
    private Path running;

    @TempDir
    private Path crashed;

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 400})
    void aStoreOpensAfterACrashInTheMiddleOfSpatialChanges(int unfinished) {
        try (Database database = Database.open(running)) {
            database.change(tx -> {
                for (int i = 0; i < COMMITTED; i++) {
                    insert(tx, "r" + i, i);
                }
            });
            try {
                database.change(tx -> {
                    tx.handle().execute("DELETE FROM report WHERE code_hash = 'r7'");
                    tx.handle().execute("UPDATE report SET geom_utm = NULL WHERE code_hash = 'r8'");
                    for (int i = 0; i < unfinished; i++) {
                        insert(tx, "half" + i, i);
                    }
                    database.change(other -> insert(other, "last", 1));
                    copy();
                    throw new IllegalStateException("crash");
                });
            } catch (IllegalStateException expected) {
                assertEquals("crash", expected.getMessage());
            }
        }
        for (int times = 0; times < 2; times++) {
            try (Database database = Database.open(crashed)) {
                assertEquals(COMMITTED + 1, number(database, "SELECT count(*) FROM report"));
                assertEquals(
                        COMMITTED + 1,
                        number(database, "SELECT count(*) FROM report WHERE geom_utm && ST_Expand(geom_utm, 1)"));
                assertEquals(0, number(database, "SELECT count(*) FROM report WHERE code_hash LIKE 'half%'"));
                assertTrue(nearFirst(database) >= 1);
                int round = times;
                database.change(tx -> {
                    insert(tx, "after" + round, 5);
                    tx.handle().execute("DELETE FROM report WHERE code_hash LIKE 'after%'");
                });
            }
        }
    }

    @Test
    void theFaultIsKnownByItsMessageOrByHavingNone() {
        assertTrue(SpatialRecovery.helps(new IllegalStateException(new ClassCastException())));
        assertTrue(SpatialRecovery.helps(
                new IllegalStateException(new ClassCastException("ValueDataType cannot be cast to SpatialDataType"))));
        assertFalse(SpatialRecovery.helps(new IllegalStateException(new ClassCastException("A cannot be cast to B"))));
        assertFalse(SpatialRecovery.helps(new IllegalStateException("file corrupted")));
    }

    private void copy() {
        try {
            Files.copy(running.resolve("angstraumkarte.mv.db"), crashed.resolve("angstraumkarte.mv.db"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int number(Database database, String sql) {
        return database.read(
                tx -> tx.handle().createQuery(sql).mapTo(Integer.class).one());
    }

    /** Through the index. */
    private static int nearFirst(Database database) {
        return database.read(tx -> tx.handle()
                .createQuery("SELECT count(*) FROM report WHERE geom_utm && ST_Expand(:point, 2)")
                .bind("point", point(7))
                .mapTo(Integer.class)
                .one());
    }

    private static Geometry point(int i) {
        Geometry point = Crs.WGS84_FACTORY.createPoint(new Coordinate(393_000 + i * 10, 5_708_000 + i % 17));
        point.setSRID(Crs.UTM32_SRID);
        return point;
    }

    private static void insert(Tx tx, String name, int i) {
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO report (code_hash, submission_hash, state, geom_utm, causes, times, safety, language, channel,
                          photos, created_at, version)
                        VALUES (:name, :name, 'new', :point, 'other', 'day', 1, 'de', 'api', 0, CURRENT_TIMESTAMP, 1)
                        """)
                .bind("name", name)
                .bind("point", point(i))
                .execute();
    }
}
