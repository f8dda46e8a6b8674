package de.angstraumkarte.testing.twoyears;

import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.base.secret.Keys;
import de.angstraumkarte.base.secret.SecretStore;
import de.angstraumkarte.base.secret.Signer;
import de.angstraumkarte.domain.district.DistrictStore;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.edge.importer.BundledData;
import de.angstraumkarte.testing.Imports;
import de.angstraumkarte.testing.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * A running server over two made-up years that end on the day of {@link Imports#CLOCK}: 500 fear spaces beside the real base
 * data, 5,000 reports, 2,000 measures and 40,000 ratings, with true effects that are known. The same seed gives the same
 * store. Close it as a {@link TestServer}.
 *
 * @param truth what the years consist of, told by their maker
 */
public record TwoYears(TestServer server, Truth truth) implements AutoCloseable {
    private static final long SEED = 20_241_121;
    private static final String FOLLOW_CODES = "follow-code";
    /** Filled once for all tests of a run: copying a file is faster. */
    private static final Template FIRST = new Template();

    private static final Pattern NUMBER = Pattern.compile("-?\\d+\\.\\d+");

    /** With the usual clock and settings. */
    public static TwoYears open() {
        return open(Imports.CLOCK, Map.of());
    }

    /**
     * @param clock not before {@link Imports#CLOCK}
     * @param environment settings that differ from the usual ones
     */
    public static TwoYears open(Clock clock, Map<String, String> environment) {
        try {
            Path folder = Files.createTempDirectory("angstraumkarte-two-years");
            Truth truth = FIRST.copyTo(folder);
            return new TwoYears(TestServer.over(folder, clock, environment), truth);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fills an empty folder with the store. */
    public static Truth fill(Path folder) {
        return fill(folder, SEED);
    }

    static Truth fill(Path folder, long seed) {
        LocalDate end = LocalDate.now(Imports.CLOCK.withZone(PlaceService.ZONE));
        LocalDate start = end.minusYears(2);
        Clock then = Clock.fixed(start.atTime(12, 0).atZone(PlaceService.ZONE).toInstant(), ZoneOffset.UTC);
        try (Database database = Database.open(folder)) {
            // The same secret every time, so that the follow codes are the same, too.
            database.change(tx -> new SecretStore()
                    .insertIfAbsent(tx, FOLLOW_CODES, Codes.hash("modell-" + seed), OffsetDateTime.now(then)));
            Imports.over(database, then).withBaseData();
            Signer signer = new Keys(database, new SecretStore(), then).signer(FOLLOW_CODES);
            BundledData bundled = new BundledData();
            World.Made made = database.read(tx -> new World(start, end, seed)
                    .make(
                            new DistrictStore().listDistricts(tx),
                            bundled.outline(),
                            base(tx),
                            known(tx, bundled),
                            number -> Codes.code(signer, number)));
            Truth truth = made.truth();
            OffsetDateTime now = OffsetDateTime.now(Imports.CLOCK);
            List<Consumer<Tx>> parts = List.of(
                    tx -> new Rows(tx, truth).staff(),
                    tx -> new Rows(tx, truth).places(made.stories()),
                    tx -> new Rows(tx, truth).others(),
                    tx -> new Rows(tx, truth).measures(),
                    tx -> new Rows(tx, truth).entries(),
                    tx -> new Voices(tx, truth, now).reports(),
                    tx -> new Voices(tx, truth, now).photos(),
                    tx -> new Voices(tx, truth, now).ratings(),
                    tx -> new Voices(tx, truth, now).follows());
            parts.forEach(database::change);
            return truth;
        }
    }

    private static List<Others.Base> base(Tx tx) {
        return tx.handle()
                .createQuery(
                        "SELECT id, layer, status FROM place WHERE layer <> :fear AND status IS NOT NULL ORDER BY id")
                .bind("fear", Layer.FEAR_SPACE.slug())
                .map((row, context) -> new Others.Base(row.getString(1), Layer.of(row.getString(2)), row.getString(3)))
                .list();
    }

    /** Every coordinate that the map, its search and its outline show. */
    private static Set<String> known(Tx tx, BundledData bundled) {
        Set<String> known = new HashSet<>();
        tx.handle()
                .createQuery("SELECT geom FROM place WHERE geom IS NOT NULL")
                .mapTo(Geometry.class)
                .forEach(geometry -> {
                    for (Coordinate at : geometry.getCoordinates()) {
                        known.add(Ground.text(at.x));
                        known.add(Ground.text(at.y));
                    }
                });
        tx.handle()
                .createQuery("SELECT lon, lat FROM gazetteer")
                .map((row, context) -> List.of(Ground.text(row.getDouble(1)), Ground.text(row.getDouble(2))))
                .forEach(known::addAll);
        // Notes on places name positions, too.
        List<String> texts = new ArrayList<>(tx.handle()
                .createQuery(
                        "SELECT COALESCE(note, '') || ' ' || COALESCE(position_source, '') || ' ' || attributes FROM place")
                .mapTo(String.class)
                .list());
        texts.add(bundled.outlineDocument());
        for (String text : texts) {
            Matcher number = NUMBER.matcher(text);
            while (number.find()) {
                known.add(Ground.text(Double.parseDouble(number.group())));
            }
        }
        return known;
    }

    @Override
    public void close() {
        server.close();
    }
}
