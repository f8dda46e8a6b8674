package de.angstraumkarte.base.http;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.Deflater;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/**
 * Open data as CSV (RFC 4180, UTF-8 with byte order mark), made once and sent to everybody; safe in spreadsheets as {@link CsvAnswer} is.
 * Decimals have a point, in a file with semicolons a comma: so a spreadsheet reads either as numbers.
 */
public final class CsvFile {
    private CsvFile() {}

    /** Takes the rows of a file, one by one. */
    @FunctionalInterface
    public interface Rows {
        /** @param cells null is an empty cell */
        void row(List<? extends @Nullable Object> cells) throws IOException;
    }

    /** What has rows. */
    @FunctionalInterface
    public interface Content {
        void writeTo(Rows rows) throws IOException;
    }

    /**
     * Makes the file.
     *
     * @param rows null is an empty cell
     */
    public static PreparedBody of(
            char separator, List<String> header, Iterable<? extends List<? extends @Nullable Object>> rows) {
        return of(separator, header, (Rows to) -> {
            for (List<? extends @Nullable Object> row : rows) {
                to.row(row);
            }
        });
    }

    /** Makes the file from rows that are not all in memory at once. */
    public static PreparedBody of(char separator, List<String> header, Content content) {
        return of(separator, header, Integer.MAX_VALUE, content);
    }

    /** @param largestPlain number of bytes beyond which it is kept compressed only */
    public static PreparedBody of(char separator, List<String> header, int largestPlain, Content content) {
        CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(separator).get();
        try (PreparedBody.Builder body =
                new PreparedBody.Builder("text/csv; charset=utf-8", Deflater.DEFAULT_COMPRESSION, largestPlain)) {
            Writer writer = new OutputStreamWriter(body, StandardCharsets.UTF_8);
            writer.write('\uFEFF');
            format.printRecord(writer, header.toArray());
            boolean comma = separator == ';';
            content.writeTo(row -> format.printRecord(writer, CsvAnswer.cells(row, comma)));
            writer.flush();
            return body.build();
        } catch (IOException e) {
            throw new UncheckedIOException("in memory, so it cannot happen", e);
        }
    }
}
