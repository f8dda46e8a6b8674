package de.angstraumkarte.edge.download;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.angstraumkarte.base.cache.Kept;
import de.angstraumkarte.base.http.PreparedBody;
import de.angstraumkarte.base.http.StoredBody;
import de.angstraumkarte.domain.collection.OpenCollection;
import de.angstraumkarte.edge.feature.FeatureTable;
import de.angstraumkarte.edge.feature.FeatureTables;
import de.angstraumkarte.edge.feature.LayerDocuments;
import de.angstraumkarte.edge.feature.Licence;
import de.angstraumkarte.web.DataView;
import de.angstraumkarte.web.Messages;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * The collections as files, made when they are first asked for after a change and then sent to everybody. All are made from the
 * same table, so that they say the same. Thread-safe.
 */
public final class DownloadFiles {
    /** Features whose files are made in no time and are small. */
    private static final int FEW = 5000;

    private final FeatureTables tables;
    private final Rows rows;
    private final ObjectMapper json;
    private final Path folder;
    private final Messages messages = Messages.of("de");

    /** One large file is made at a time: what that takes of the memory does not add up. */
    private final ReentrantLock making = new ReentrantLock();

    private final Map<String, Kept<String, PreparedBody>> texts = new HashMap<>();
    private final Map<String, Kept<String, StoredBody>> binaries = new HashMap<>();

    /**
     * Makes no file yet.
     *
     * @param folder for files without a name
     * @param site absolute address that links in files begin with; empty if it is not set: files are the same for everybody,
     *     whatever address they asked
     */
    public DownloadFiles(FeatureTables tables, ObjectMapper json, Path folder, String site) {
        this.tables = tables;
        this.rows = new Rows(site);
        this.json = json;
        this.folder = folder;
        for (OpenCollection collection : OpenCollection.ALL) {
            for (FileFormat format : FileFormat.values()) {
                String key = format.fileName(collection);
                if (format == FileFormat.FLATGEOBUF) {
                    binaries.put(key, new Kept<>(Objects::equals));
                } else {
                    texts.put(key, new Kept<>(Objects::equals));
                    texts.put(key + ";", new Kept<>(Objects::equals));
                }
            }
        }
    }

    PreparedBody geoJson(OpenCollection collection) {
        return text(collection, FileFormat.GEOJSON, "", table -> geoJson(collection, table));
    }

    PreparedBody csv(OpenCollection collection, char separator) {
        String variant = separator == ';' ? ";" : "";
        return text(collection, FileFormat.CSV, variant, table -> CsvTable.file(collection, table, rows, separator));
    }

    StoredBody flatGeobuf(OpenCollection collection) {
        FeatureTable table = tables.table(collection);
        return kept(binaries, FileFormat.FLATGEOBUF.fileName(collection))
                .get(
                        table.tag(),
                        () -> alone(
                                table, () -> FlatGeobufFile.of(collection, table, rows, header(collection), folder)));
    }

    /** The files of a collection, with what is known of them. */
    public List<DataView.File> views(OpenCollection collection) {
        List<DataView.File> views = new ArrayList<>();
        for (FileFormat format : FileFormat.values()) {
            String href = format.href(collection);
            if (format == FileFormat.CSV) {
                // First what most people open it with.
                views.add(new DataView.File(
                        "CSV (Excel)", href + CsvMetadata.SEMICOLONS, "text/csv", bytes(collection, format, ";")));
            }
            @Nullable String mediaType = format.mediaType();
            views.add(new DataView.File(
                    format.title(),
                    href,
                    mediaType == null ? FlatGeobufFile.MEDIA_TYPE : mediaType,
                    bytes(collection, format, "")));
        }
        return views;
    }

    /** Number of features; empty while their table is not made. */
    public Optional<Integer> count(OpenCollection collection) {
        return tables.present(collection).map(FeatureTable::size);
    }

    /** Size of the file as it is sent uncompressed; empty if nobody has asked for it since the last change. Makes nothing. */
    OptionalLong size(OpenCollection collection, FileFormat format) {
        @Nullable Long bytes = bytes(collection, format, "");
        return bytes == null ? OptionalLong.empty() : OptionalLong.of(bytes);
    }

    private @Nullable Long bytes(OpenCollection collection, FileFormat format, String variant) {
        String key = format.fileName(collection) + variant;
        return tables.present(collection)
                .flatMap(table -> format == FileFormat.FLATGEOBUF
                        ? kept(binaries, key).present(table.tag()).map(StoredBody::size)
                        : kept(texts, key).present(table.tag()).map(PreparedBody::size))
                .orElse(null);
    }

    /** First and last day that its features have, both included. */
    record Days(LocalDate first, LocalDate last) {}

    /** Empty where features have no days, and while they are not known. Makes nothing. */
    Optional<Days> days(OpenCollection collection) {
        return collection.temporal() ? tables.present(collection).flatMap(DownloadFiles::days) : Optional.empty();
    }

    private static Optional<Days> days(FeatureTable table) {
        @Nullable LocalDate first = table.first();
        @Nullable LocalDate last = table.last();
        return first == null || last == null ? Optional.empty() : Optional.of(new Days(first, last));
    }

    @FunctionalInterface
    private interface Maker<T> {
        T make(FeatureTable table);
    }

    private PreparedBody text(OpenCollection collection, FileFormat format, String variant, Maker<PreparedBody> maker) {
        FeatureTable table = tables.table(collection);
        return kept(texts, format.fileName(collection) + variant)
                .get(table.tag(), () -> alone(table, () -> maker.make(table)));
    }

    private static <T> Kept<String, T> kept(Map<String, Kept<String, T>> all, String key) {
        return Objects.requireNonNull(all.get(key), "no such file");
    }

    private <T> T alone(FeatureTable table, Supplier<T> make) {
        if (table.size() <= FEW) {
            return make.get();
        }
        making.lock();
        try {
            return make.get();
        } finally {
            making.unlock();
        }
    }

    private PreparedBody geoJson(OpenCollection collection, FeatureTable table) {
        try (PreparedBody.Builder body = new PreparedBody.Builder(
                LayerDocuments.MEDIA_TYPE, Deflater.DEFAULT_COMPRESSION, largestPlain(table))) {
            About about = About.of(collection, messages);
            ObjectNode members = json.createObjectNode()
                    .put("type", "FeatureCollection")
                    .put("name", collection.id())
                    .put("title", about.title());
            members.setAll(rights(collection));
            String head = json.writeValueAsString(members);
            write(body, head.substring(0, head.length() - 1) + ",\"features\":[");
            rows.write(table, body);
            write(body, "]}");
            return body.build();
        } catch (IOException e) {
            throw new UncheckedIOException("in memory, so it cannot happen", e);
        }
    }

    /** Plain bytes of large files would stay in memory for the few who ask for them. */
    static int largestPlain(FeatureTable table) {
        return table.size() <= FEW ? Integer.MAX_VALUE : 0;
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private FlatGeobufHeader.About header(OpenCollection collection) {
        About about = About.of(collection, messages);
        try {
            return new FlatGeobufHeader.About(
                    collection.id(), about.title(), about.description(), json.writeValueAsString(rights(collection)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    private ObjectNode rights(OpenCollection collection) {
        return json.createObjectNode()
                .put("license", Licence.NAME)
                .put("licenseUrl", Licence.URL)
                .put("attribution", About.of(collection, messages).attribution());
    }
}
