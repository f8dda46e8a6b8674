package de.angstraumkarte.edge.importer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.angstraumkarte.base.geo.Crs;
import de.angstraumkarte.base.problem.FieldError;
import de.angstraumkarte.domain.timeline.ImportRow;
import de.angstraumkarte.domain.timeline.ImportRows;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/**
 * Rows of a CSV file with a header: UTF-8 with or without BOM, separated by comma or semicolon (judged by the header).
 * Positions are in columns {@code lon} and {@code lat} (WGS 84), or {@code x} and {@code y} in the given system;
 * shapes that are no points in {@code wkt}. Decimals have a point, with semicolons they may have a comma.
 */
final class CsvRows implements ImportRows {
    private static final char BOM = '\ufeff';
    private static final String SHAPE = "wkt";
    private static final List<String> POSITION = List.of("lon", "lat", "x", "y");
    private static final int LONGEST_HEADER = 65_536;

    private final ByteSource source;
    private final InputCrs crs;
    private final DraftReader drafts;

    CsvRows(ByteSource source, InputCrs crs, DraftReader drafts) {
        this.source = source;
        this.crs = crs;
        this.drafts = drafts;
    }

    /** @throws FileProblem if the file is not UTF-8, has broken quotes or no usable header */
    @Override
    public void each(Consumer<ImportRow> consumer) {
        try (BufferedReader reader = open()) {
            char delimiter = delimiter(reader);
            CSVFormat format = CSVFormat.RFC4180
                    .builder()
                    .setDelimiter(delimiter)
                    .setIgnoreEmptyLines(true)
                    .get();
            try (CSVParser parser = CSVParser.parse(reader, format)) {
                read(parser, delimiter == ';', consumer);
            }
        } catch (CharacterCodingException e) {
            throw new FileProblem("not-utf8");
        } catch (IOException e) {
            throw new FileProblem("unreadable");
        }
    }

    private BufferedReader open() throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(
                source.open(),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        reader.mark(1);
        if (reader.read() != BOM) {
            reader.reset();
        }
        return reader;
    }

    /** A semicolon if the header has more of them than commas, outside quotes. */
    private static char delimiter(BufferedReader reader) throws IOException {
        reader.mark(LONGEST_HEADER);
        int balance = 0;
        boolean quoted = false;
        for (int i = 0; i < LONGEST_HEADER; i++) {
            int c = reader.read();
            if (c < 0 || !quoted && (c == '\n' || c == '\r')) {
                break;
            }
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted) {
                balance += c == ';' ? 1 : c == ',' ? -1 : 0;
            }
        }
        reader.reset();
        return balance > 0 ? ';' : ',';
    }

    private void read(CSVParser parser, boolean commas, Consumer<ImportRow> consumer) throws IOException {
        try {
            Iterator<CSVRecord> records = parser.iterator();
            List<String> header = header(records);
            while (records.hasNext()) {
                CSVRecord row = records.next();
                consumer.accept(row(firstLine(parser, row), header, row, commas));
            }
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CSVException) {
                throw new FileProblem("not-csv", parser.getCurrentLineNumber() + 1);
            }
            throw e.getCause();
        }
    }

    private static List<String> header(Iterator<CSVRecord> records) {
        if (!records.hasNext()) {
            throw new FileProblem("no-header");
        }
        List<String> header = records.next().stream().map(String::strip).toList();
        Set<String> names = new HashSet<>(header);
        if (names.size() < header.size() || names.contains("")) {
            throw new FileProblem("bad-header");
        }
        return header;
    }

    /** The parser has just read the record, whose last line it counts; a quoted value may have begun lines before. */
    private static int firstLine(CSVParser parser, CSVRecord row) {
        long breaks = 0;
        for (String value : row) {
            breaks += value.lines().skip(1).count() + (value.endsWith("\n") ? 1 : 0);
        }
        return Math.toIntExact(parser.getCurrentLineNumber() - breaks);
    }

    /** @param commas whether decimals may have a comma */
    private ImportRow row(int line, List<String> header, CSVRecord row, boolean commas) {
        List<FieldError> errors = new ArrayList<>();
        if (row.size() != header.size()) {
            errors.add(FieldError.of("", "columns", header.size(), row.size()));
        }
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < Math.min(row.size(), header.size()); i++) {
            String name = header.get(i);
            boolean decimal = commas && POSITION.contains(name);
            values.put(name, decimal ? Fields.withPoint(row.get(i)) : row.get(i));
        }
        OwnDownload.translate(values);
        @Nullable Geometry shape = shape(values, errors);
        @Nullable Geometry position = position(values, errors);
        @Nullable Geometry geometry = shape == null ? position : shape;
        return drafts.read(line, values, geometry, errors);
    }

    /** What is no point, as well-known text. */
    private @Nullable Geometry shape(ObjectNode values, List<FieldError> errors) {
        @Nullable String text = new Fields(values, errors).text(SHAPE);
        values.remove(SHAPE);
        if (text == null) {
            return null;
        }
        try {
            Geometry shape = new WKTReader(Crs.WGS84_FACTORY).read(text);
            boolean degrees = values.has("lon") || values.has("lat");
            return GeometryReader.project(shape, degrees ? InputCrs.WGS84 : crs, SHAPE, errors);
        } catch (ParseException | IllegalArgumentException e) {
            errors.add(FieldError.of(SHAPE, "geometry-unreadable"));
            return null;
        }
    }

    private @Nullable Geometry position(ObjectNode values, List<FieldError> errors) {
        Fields fields = new Fields(values, errors);
        boolean degrees = fields.has("lon") || fields.has("lat");
        String first = degrees ? "lon" : "x";
        String second = degrees ? "lat" : "y";
        int before = errors.size();
        @Nullable Double x = fields.number(first);
        @Nullable Double y = fields.number(second);
        values.remove(List.of(first, second));
        if (x != null && y != null) {
            Geometry point = Crs.WGS84_FACTORY.createPoint(new Coordinate(x, y));
            return GeometryReader.project(point, degrees ? InputCrs.WGS84 : crs, first, errors);
        }
        if (errors.size() == before && (x != null || y != null)) {
            errors.add(FieldError.of(x == null ? first : second, "missing"));
        }
        return null;
    }
}
