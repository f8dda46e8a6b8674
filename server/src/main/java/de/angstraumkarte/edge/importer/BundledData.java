package de.angstraumkarte.edge.importer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.angstraumkarte.base.geo.LonLat;
import de.angstraumkarte.domain.basedata.BaseData;
import de.angstraumkarte.domain.district.CityOutline;
import de.angstraumkarte.domain.district.District;
import de.angstraumkarte.domain.gazetteer.GazetteerEntry;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.timeline.ImportRows;
import de.angstraumkarte.web.Messages;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** The data files inside the program (resources {@code data/}, provenance in the README there). */
public final class BundledData {
    private static final String PLANNED_KIND = "geplant";

    private final DraftReader drafts = new DraftReader(Messages.of("de"));

    /** Everything a new store begins with. */
    public BaseData read() {
        return new BaseData(
                districts(),
                Map.of(
                        Layer.FEAR_SPACE, rows("angstraeume-presse", BundledData::isForPublicMap),
                        Layer.LIBRARY, rows("bibliotheken", BundledData::withStatus),
                        Layer.SPORTS_SITE, rows("sportstaetten", properties -> true),
                        Layer.SQUARE, rows("plaetze", properties -> true)),
                gazetteer());
    }

    /** The generalised city limits. */
    public CityOutline outline() {
        List<Geometry> outlines = new ArrayList<>();
        GeometryReader geometries = new GeometryReader(InputCrs.WGS84);
        new GeoJsonFeatures(resource("stadtgrenze.geojson"))
                .each((line, feature) -> outlines.add(
                        Objects.requireNonNull(geometries.read(feature.get("geometry"), new ArrayList<>()))));
        return new CityOutline(outlines.get(0));
    }

    /** The file with the city limits as it is, attribution included: RFC 7946 GeoJSON. */
    public String outlineDocument() {
        try (InputStream in = resource("stadtgrenze.geojson").open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ImportRows rows(String name, Predicate<ObjectNode> wanted) {
        return new GeoJsonRows(resource(name + ".geojson"), InputCrs.WGS84, drafts, wanted);
    }

    /** Places where the police film are not places that frighten residents; the file marks them. */
    private static boolean isForPublicMap(ObjectNode properties) {
        return properties.path("suggestedForPublicMap").asBoolean();
    }

    /** The file tells a planned library by its kind only. */
    private static boolean withStatus(ObjectNode properties) {
        if (PLANNED_KIND.equals(properties.path("kind").asText())) {
            properties.put("status", "planned");
        }
        return true;
    }

    private List<District> districts() {
        List<District> districts = new ArrayList<>();
        new GeoJsonFeatures(resource("stadtbezirke.geojson")).each((line, feature) -> {
            JsonNode properties = feature.path("properties");
            Fields fields = new Fields(properties.deepCopy(), new ArrayList<>());
            districts.add(new District(
                    required(fields.text("id")),
                    required(fields.integer("nr")),
                    required(fields.text("name")),
                    required(fields.text("nordwaertsAnteil")),
                    new LonLat(required(fields.number("labelLon")), required(fields.number("labelLat"))),
                    null,
                    null,
                    fields.others()));
        });
        return districts;
    }

    private static <T> T required(@Nullable T value) {
        return Objects.requireNonNull(value, "bundled data");
    }

    private List<GazetteerEntry> gazetteer() {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        List<GazetteerEntry> entries = new ArrayList<>();
        try (InputStream in = resource("ortsverzeichnis.csv").open();
                CSVParser parser = CSVParser.parse(new InputStreamReader(in, StandardCharsets.UTF_8), format)) {
            for (CSVRecord row : parser) {
                entries.add(new GazetteerEntry(
                        row.get("name"),
                        row.get("kind").equals("Haltestelle") ? GazetteerEntry.Kind.STOP : GazetteerEntry.Kind.STREET,
                        new LonLat(Double.parseDouble(row.get("lon")), Double.parseDouble(row.get("lat")))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    private static ByteSource resource(String name) {
        return () -> {
            @Nullable InputStream in = BundledData.class.getResourceAsStream("/data/" + name);
            if (in == null) {
                throw new FileNotFoundException(name);
            }
            return in;
        };
    }
}
