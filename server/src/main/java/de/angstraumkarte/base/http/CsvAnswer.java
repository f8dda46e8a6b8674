package de.angstraumkarte.base.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/**
 * Streams a table as CSV that a German Excel opens right: UTF-8 with byte order mark, semicolons, CRLF. What a spreadsheet would
 * run as a formula gets an apostrophe in front (OWASP, CSV injection).
 */
public final class CsvAnswer implements AutoCloseable {
    private static final CSVFormat FORMAT = CSVFormat.EXCEL
            .builder()
            .setDelimiter(';')
            .setRecordSeparator("\r\n")
            .get();
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private final LargeAnswers.Answer answer;
    private final Writer writer;

    /**
     * Begins the answer.
     *
     * @param fileName without folder, ends in {@code .csv}
     */
    public CsvAnswer(Context ctx, String fileName, List<String> header) throws IOException {
        ctx.contentType("text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"" + fileName + "\"")
                .header("Cache-Control", "no-store");
        answer = LargeAnswers.begin(ctx);
        writer = new OutputStreamWriter(answer, StandardCharsets.UTF_8);
        writer.write('\uFEFF');
        row(header);
    }

    /** Writes one row; null is an empty cell. */
    public void row(List<? extends @Nullable Object> cells) throws IOException {
        FORMAT.printRecord(writer, cells(cells, true));
    }

    /**
     * The cells as they are written.
     *
     * @param comma whether decimals have a comma, as in the languages whose spreadsheets expect semicolons
     */
    static @Nullable Object[] cells(List<? extends @Nullable Object> cells, boolean comma) {
        return cells.stream()
                .map(cell -> cell instanceof String text
                        ? harmless(text)
                        : cell instanceof Double number ? decimal(number, comma) : cell)
                .toArray();
    }

    /** Without an exponent, which some read as text. */
    private static String decimal(double number, boolean comma) {
        String plain = BigDecimal.valueOf(number).toPlainString();
        return comma ? plain.replace('.', ',') : plain;
    }

    static String harmless(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    @Override
    public void close() throws IOException {
        try {
            writer.flush();
            answer.complete();
        } finally {
            answer.end();
        }
    }
}
