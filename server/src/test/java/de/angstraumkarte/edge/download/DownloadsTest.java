package de.angstraumkarte.edge.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceQuery;
import de.angstraumkarte.domain.place.PlaceStore;
import de.angstraumkarte.testing.CommandLineImport;
import de.angstraumkarte.testing.Imports;
import de.angstraumkarte.testing.TestDatabase;
import de.angstraumkarte.testing.TestServer;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;
import org.wololo.flatgeobuf.HeaderMeta;
import org.wololo.flatgeobuf.PackedRTree;
import org.wololo.flatgeobuf.generated.Feature;

class DownloadsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(Imports.CLOCK, Map.of("ANGSTRAUM_PUBLISHER", "Stadt Dortmund, Ordnungsamt"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"angstraeume", "bibliotheken", "sportstaetten", "plaetze", "stadtbezirke", "neuigkeiten"})
    void csvSaysTheSameAsGeoJson(String collection) throws IOException {
        Map<String, JsonNode> features = features(collection);
        for (char separator : new char[] {',', ';'}) {
            String text = server.get("/daten/" + collection + ".csv?sep=" + (separator == ';' ? "semicolon" : "comma"))
                    .body();
            assertEquals('\ufeff', text.charAt(0));
            assertTrue(text.endsWith("\r\n"));
            List<CSVRecord> rows = csv(text, separator);
            assertEquals(features.size(), rows.size());
            for (CSVRecord row : rows) {
                JsonNode feature = features.get(row.get("id"));
                Map<String, String> cells = new TreeMap<>(row.toMap());
                cells.keySet().removeAll(List.of("id", "lon", "lat", "wkt"));
                Map<String, String> expected = flat(feature.path("properties"));
                feature.path("properties").properties().forEach(property -> {
                    if (property.getValue().isFloatingPointNumber()) {
                        expected.put(property.getKey(), decimal(property.getValue(), separator));
                    }
                });
                assertEquals(expected, cells);
                JsonNode position = feature.at("/geometry/coordinates");
                assertEquals(
                        position.path(0).isMissingNode() ? "" : decimal(position.get(0), separator), row.get("lon"));
                assertEquals(
                        position.path(1).isMissingNode() ? "" : decimal(position.get(1), separator), row.get("lat"));
            }
        }
    }

    private static String decimal(JsonNode number, char separator) {
        return separator == ';' ? number.asText().replace('.', ',') : number.asText();
    }

    @Test
    void theFileWithSemicolonsIsDescribedAsItIs() throws IOException {
        String link = server.get("/daten/wirkung.csv?sep=semicolon").headers().allValues("Link").stream()
                .filter(value -> value.contains("describedby"))
                .findFirst()
                .orElseThrow();
        assertTrue(link.startsWith("</daten/wirkung.csv-metadata.json?sep=semicolon>"), link);
        JsonNode table = JSON.readTree(
                server.get("/daten/wirkung.csv-metadata.json?sep=semicolon").body());
        assertEquals("wirkung.csv?sep=semicolon", table.path("url").asText());
        assertEquals(";", table.at("/dialect/delimiter").asText());
        int numbers = 0;
        for (JsonNode column : table.at("/tableSchema/columns")) {
            assertFalse(column.path("dc:description").asText().isEmpty(), column.toString());
            numbers += column.at("/datatype/format/decimalChar").asText().equals(",") ? 1 : 0;
        }
        assertEquals(6, numbers);
    }

    @Test
    void thePageMakesNothingAndTellsTheSizeOfWhatThereIs() {
        try (TestServer fresh = TestServer.start(Imports.CLOCK, Map.of())) {
            assertFalse(fresh.get("/daten").body().contains("downloads__size"));
            int bytes = fresh.getBytes("/daten/plaetze.csv").body().length;
            String page = fresh.get("/daten").body();
            assertTrue(page.contains("downloads__size"));
            assertTrue(page.contains(Math.round(bytes / 1000.0) + " KB"));
            assertTrue(page.contains("/daten/plaetze.csv?sep=semicolon"));
            assertTrue(page.contains("/daten/plaetze.csv-metadata.json"));
        }
    }

    /** Also while others ask for it under another name, which is when a former answer may be at hand. */
    @Test
    void nobodyGetsAddressesOfAnotherHost() {
        String other = server.url("").replace("127.0.0.1", "localhost");
        HttpClient client = HttpClient.newHttpClient();
        for (String path : List.of("/sitemap.xml", "/robots.txt", "/daten/dcat.jsonld", "/feeds/neuigkeiten.atom")) {
            List<CompletableFuture<Void>> answers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String own = i % 2 == 0 ? other : server.url("");
                String foreign = i % 2 == 0 ? server.url("") : other;
                answers.add(client.sendAsync(
                                HttpRequest.newBuilder(URI.create(own + path)).build(),
                                HttpResponse.BodyHandlers.ofString())
                        .thenAccept(answer -> {
                            assertTrue(answer.body().contains(own), path);
                            assertFalse(answer.body().contains(foreign), path);
                        }));
            }
            answers.forEach(CompletableFuture::join);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"angstraeume", "bibliotheken", "sportstaetten", "plaetze", "stadtbezirke", "neuigkeiten"})
    void flatGeobufHoldsAllFeaturesAndFindsThemByPlace(String collection) throws IOException {
        ByteBuffer file = ByteBuffer.wrap(
                        server.getBytes("/daten/" + collection + ".fgb").body())
                .order(ByteOrder.LITTLE_ENDIAN);
        HeaderMeta header = HeaderMeta.read(file);
        Map<String, JsonNode> features = features(collection);
        assertEquals(features.size(), header.featuresCount);
        assertEquals(4326, header.srid);
        assertEquals(16, header.indexNodeSize);
        int index = (int) PackedRTree.calcSize((int) header.featuresCount, header.indexNodeSize);
        Map<String, double[]> found = new TreeMap<>();
        int at = header.offset + index;
        while (at < file.capacity()) {
            int size = file.getInt(at);
            Feature feature = feature(file, at, size);
            double[] position = feature.geometry() == null
                    ? null
                    : new double[] {feature.geometry().xy(0), feature.geometry().xy(1)};
            found.put(id(feature), position);
            at += 4 + size;
        }
        assertEquals(new TreeSet<>(features.keySet()), found.keySet());
        features.forEach((id, feature) -> {
            double[] position = found.get(id);
            assertEquals(feature.path("geometry").isNull(), position == null, id);
            if (position != null && feature.at("/geometry/type").asText().equals("Point")) {
                assertEquals(feature.at("/geometry/coordinates/0").doubleValue(), position[0], 1e-8);
                assertEquals(feature.at("/geometry/coordinates/1").doubleValue(), position[1], 1e-8);
                ByteBuffer tree = file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
                Envelope box = new Envelope(position[0], position[0], position[1], position[1]);
                assertTrue(
                        PackedRTree.search(tree, header.offset, (int) header.featuresCount, header.indexNodeSize, box)
                                .stream()
                                .map(hit -> (int) (header.offset + index + hit.offset))
                                .anyMatch(hit ->
                                        id(feature(file, hit, file.getInt(hit))).equals(id)),
                        id);
            }
        });
    }

    private static Feature feature(ByteBuffer file, int at, int size) {
        byte[] bytes = new byte[size];
        file.duplicate().position(at + 4).get(bytes);
        return Feature.getRootAsFeature(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
    }

    private static String id(Feature feature) {
        ByteBuffer properties = feature.propertiesAsByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(0, properties.getShort());
        byte[] text = new byte[properties.getInt()];
        properties.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    @Test
    void filesNameTheirLicenceAndAreSentOnce() throws IOException {
        for (String name : List.of("plaetze.geojson", "plaetze.csv", "plaetze.fgb")) {
            HttpResponse<byte[]> file = server.getBytes("/daten/" + name);
            assertEquals(200, file.statusCode());
            assertTrue(header(file, "Content-Disposition").contains("angstraumkarte-dortmund-" + name));
            assertTrue(file.headers().allValues("Link").stream().anyMatch(link -> link.contains("odbl/1-0")));
            String tag = header(file, "ETag");
            assertEquals(
                    304, server.getBytes("/daten/" + name, "If-None-Match", tag).statusCode());
        }
        JsonNode json = JSON.readTree(server.get("/daten/plaetze.geojson").body());
        assertEquals("ODbL-1.0", json.path("license").asText());
        assertTrue(json.path("attribution").asText().contains("OpenStreetMap"));
        HttpResponse<String> csv = server.get("/daten/plaetze.csv");
        assertTrue(csv.headers().allValues("Link").toString().contains("</daten/plaetze.csv-metadata.json>"));
        JsonNode metadata =
                JSON.readTree(server.get("/daten/plaetze.csv-metadata.json").body());
        assertTrue(metadata.at("/dc:license/@id").asText().contains("odbl"));
        List<String> titles = new ArrayList<>();
        metadata.at("/tableSchema/columns")
                .forEach(column -> titles.add(column.at("/titles/0").asText()));
        assertEquals(
                String.join(",", titles),
                csv.body().substring(1).lines().findFirst().orElseThrow());
        assertEquals(
                "gzip", header(server.getBytes("/daten/plaetze.csv", "Accept-Encoding", "gzip"), "Content-Encoding"));
    }

    @Test
    void partsOfTheIndexedFileCanBeRead() {
        byte[] whole = server.getBytes("/daten/plaetze.fgb").body();
        HttpResponse<byte[]> part = server.getBytes("/daten/plaetze.fgb", "Range", "bytes=4-11");
        assertEquals(206, part.statusCode());
        assertEquals("bytes 4-11/" + whole.length, header(part, "Content-Range"));
        assertEquals(ByteBuffer.wrap(whole, 4, 8), ByteBuffer.wrap(part.body()));
        assertEquals(
                5, server.getBytes("/daten/plaetze.fgb", "Range", "bytes=-5").body().length);
        assertEquals(
                416,
                server.getBytes("/daten/plaetze.fgb", "Range", "bytes=" + whole.length + "-")
                        .statusCode());
        for (String other : List.of("bytes=9-2", "bytes=-", "bytes=0-1,4-5", "pages=1-2")) {
            assertEquals(
                    200, server.getBytes("/daten/plaetze.fgb", "Range", other).statusCode(), other);
        }
        assertEquals(
                200,
                server.getBytes("/daten/plaetze.fgb", "Range", "bytes=0-3", "If-Range", "\"old\"")
                        .statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"angstraeume", "bibliotheken", "sportstaetten", "plaetze"})
    void aDownloadCanBeImportedAgain(String layer, @TempDir Path folder) {
        try (TestDatabase store = TestDatabase.open()) {
            CommandLineImport command =
                    new CommandLineImport(folder, Imports.over(store.database()).withBaseData());
            command.run(layer, "id,name,lon,lat\n");
            List<Place> before = places(store, layer);
            assertFalse(before.isEmpty());
            for (String file : List.of(".csv", ".csv?sep=semicolon", ".geojson")) {
                var result = command.run(
                        layer, server.getBytes("/daten/" + layer + file).body());
                assertEquals(0, result.exitCode(), result.out() + result.err());
                assertTrue(result.out().contains("0 neu"), result.out());
            }
            List<Place> after = places(store, layer);
            for (int i = 0; i < before.size(); i++) {
                Place old = before.get(i);
                Place now = after.get(i);
                assertEquals(old.title(), now.title());
                assertEquals(old.geometry(), now.geometry());
                assertEquals(old.status(), now.status());
                assertEquals(
                        old.district() == null ? null : old.district().district(),
                        now.district() == null ? null : now.district().district());
                assertEquals(old.facts().causes(), now.facts().causes());
                assertEquals(old.facts().times(), now.facts().times());
                assertEquals(old.facts().text(), now.facts().text());
                assertEquals(old.facts().source(), now.facts().source());
                assertEquals(old.publicUpdates(), now.publicUpdates());
            }
        }
    }

    @Test
    void shapesAndGuardedTextsComeBackAsTheyWere(@TempDir Path folder) {
        String csv = server.get("/daten/plaetze.csv").body();
        String header = csv.substring(1, csv.indexOf("\r\n"));
        Map<String, String> cells = Map.of(
                "id", "platz-neu",
                "title", "'=Platz",
                "statusTitle", "analysiert",
                "status", "analysed",
                "lon", "7.465",
                "lat", "51.515",
                "wkt", "\"POLYGON ((7.46 51.51, 7.47 51.51, 7.47 51.52, 7.46 51.51))\"");
        String row = Arrays.stream(header.split(","))
                .map(name -> cells.getOrDefault(name, ""))
                .collect(Collectors.joining(","));
        try (TestDatabase store = TestDatabase.open()) {
            CommandLineImport command =
                    new CommandLineImport(folder, Imports.over(store.database()).withBaseData());
            var result = command.run("plaetze", header + "\r\n" + row + "\r\n");
            assertEquals(0, result.exitCode(), result.out() + result.err());
            Place place = store.database()
                    .read(tx -> new PlaceStore().findPlace(tx, "platz-neu"))
                    .orElseThrow();
            assertEquals("=Platz", place.title());
            assertEquals("Polygon", place.geometry().getGeometryType());
            assertEquals("{}", place.facts().attributes());
            assertEquals(
                    1,
                    command.run("plaetze", header + "\r\n" + row.replace("51.51))", ""))
                            .exitCode());
        }
    }

    private static List<Place> places(TestDatabase store, String layer) {
        return store.database()
                .read(tx -> new PlaceStore().placesByTitle(tx, PlaceQuery.layer(Layer.of(layer)), 1000, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/daten/plaetze.csv?sep=tab",
                "/daten/plaetze.csv?sep=",
                "/daten/plaetze.csv?x=1",
                "/daten/plaetze.geojson?bbox=1,2,3,4",
                "/daten/plaetze.fgb?crs=EPSG:4326",
                "/daten/dcat.jsonld?page=2",
                "/robots.txt?a=b",
                "/sitemap.xml?a=b"
            })
    void unknownParametersAreRefused(String path) {
        assertEquals(400, server.get(path).statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/daten/mond.csv", "/daten/plaetze.gpkg", "/daten/plaetze", "/sitemap-0.xml", "/sitemap-7.xml"})
    void unknownFilesAreNotFound(String path) {
        assertEquals(404, server.get(path).statusCode());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /daten/plaetze.csv?x=1 | */* | application/problem+json
                    /daten/plaetze.csv?x=1 | application/json | application/problem+json
                    /daten/plaetze.csv?x=1 | text/html,*/*;q=0.8 | text/html;charset=utf-8
                    /daten?x=1 | application/json | application/problem+json
                    /daten?x=1 | */* | text/html;charset=utf-8
                    """)
    void errorsAreForWhoAsks(String path, String accept, String type) {
        HttpResponse<String> answer = server.get(path, "Accept", accept);
        assertEquals(400, answer.statusCode());
        assertEquals(type, answer.headers().firstValue("Content-Type").orElseThrow());
    }

    @Test
    void theCatalogueDescribesEveryFile() throws IOException {
        HttpResponse<String> answer = server.get("/daten/dcat.jsonld");
        assertEquals("application/ld+json", header(answer, "Content-Type"));
        JsonNode root = JSON.readTree(answer.body());
        assertTrue(root.path("@context").isObject());
        Map<String, JsonNode> nodes = new TreeMap<>();
        root.path("@graph").forEach(node -> nodes.put(node.path("@id").asText(), node));
        JsonNode catalogue = nodes.get(server.url("/daten/dcat.jsonld#katalog"));
        assertEquals(7, catalogue.path("dcat:dataset").size());
        assertTrue(answer.body().contains("\"foaf:name\":\"Stadt Dortmund, Ordnungsamt\""));
        int files = 0;
        for (JsonNode link : catalogue.path("dcat:dataset")) {
            JsonNode dataset = nodes.get(link.path("@id").asText());
            for (String property : List.of(
                    "dct:title",
                    "dct:description",
                    "dct:publisher",
                    "dcat:theme",
                    "dcat:keyword",
                    "dcat:contactPoint",
                    "dct:spatial")) {
                assertFalse(dataset.path(property).isEmpty(), property);
            }
            for (JsonNode to : dataset.path("dcat:distribution")) {
                JsonNode distribution = nodes.get(to.path("@id").asText());
                assertEquals(
                        "http://dcat-ap.de/def/licenses/odbl",
                        distribution.at("/dct:license/0/@id").asText());
                assertEquals(
                        2, distribution.path("dcatde:licenseAttributionByText").size());
                String url = distribution.at("/dcat:downloadURL/0/@id").asText();
                if (!url.isEmpty()) {
                    files++;
                    assertEquals(
                            200,
                            server.get(url.substring(server.url("").length())).statusCode(),
                            url);
                }
            }
        }
        assertEquals(21, files);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/daten/plaetze.geojson",
                "/daten/plaetze.csv",
                "/daten/plaetze.fgb",
                "/statistik/dauer.csv",
                "/feeds/massnahmen.ics",
                "/feeds/neuigkeiten.atom"
            })
    void theLicenceIsBesideEveryFile(String path) {
        assertTrue(server.get(path)
                .headers()
                .allValues("Link")
                .contains("<https://opendatacommons.org/licenses/odbl/1-0/>; rel=\"license\""));
    }

    @Test
    void theCatalogueSaysWhatItRefersTo() throws IOException {
        JsonNode graph = JSON.readTree(server.get("/daten/dcat.jsonld").body()).path("@graph");
        Map<String, JsonNode> nodes = new TreeMap<>();
        graph.forEach(node -> nodes.put(node.path("@id").asText(), node));
        assertEquals(graph.size(), nodes.size(), "a node stands there twice");
        for (JsonNode node : graph) {
            node.properties().forEach(property -> {
                for (JsonNode value : property.getValue()) {
                    String iri = value.path("@id").asText("");
                    assertTrue(iri.isEmpty() || nodes.get(iri) != null, property.getKey() + " " + iri);
                    if (iri.startsWith(server.url("")) && iri.indexOf('#') < 0) {
                        assertEquals(
                                200,
                                server.get(iri.substring(server.url("").length()))
                                        .statusCode(),
                                iri);
                    }
                }
            });
        }
        JsonNode language = nodes.get("http://publications.europa.eu/resource/authority/language/DEU");
        assertEquals(
                "[\"dct:LinguisticSystem\",\"skos:Concept\"]",
                language.path("@type").toString());
        assertEquals("Deutsch", language.at("/skos:prefLabel/0/@value").asText());
        assertEquals(
                "http://publications.europa.eu/resource/authority/language",
                language.at("/skos:inScheme/@id").asText());
    }

    private static Map<String, JsonNode> features(String collection) throws IOException {
        Map<String, JsonNode> features = new TreeMap<>();
        JSON.readTree(server.get("/daten/" + collection + ".geojson").body())
                .path("features")
                .forEach(feature -> features.put(feature.path("id").asText(), feature));
        assertFalse(features.isEmpty());
        return features;
    }

    private static List<CSVRecord> csv(String text, char separator) throws IOException {
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(text.substring(1)))
                .getRecords();
    }

    /** What cells should hold, by property. */
    private static Map<String, String> flat(JsonNode properties) {
        Map<String, String> cells = new TreeMap<>();
        properties.properties().forEach(property -> {
            JsonNode value = property.getValue();
            if (value.isArray()) {
                List<String> items = new ArrayList<>();
                value.forEach(item -> items.add(item.asText()));
                cells.put(property.getKey(), String.join("|", items));
            } else if (value.isObject() && property.getKey().equals("measures")) {
                value.properties()
                        .forEach(member -> cells.put(
                                "measures." + member.getKey(), member.getValue().asText()));
            } else if (value.isObject()) {
                cells.put(property.getKey(), value.isEmpty() ? "" : value.toString());
            } else {
                cells.put(property.getKey(), value.isNull() ? "" : value.asText());
            }
        });
        return cells;
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
