package de.angstraumkarte.edge.importer;

import de.angstraumkarte.domain.timeline.ImportRows;
import de.angstraumkarte.web.Messages;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** The file an operator wants to import. Shows a progress bar for each reading if there is a terminal. */
final class InputFile implements ByteSource {
    private static final int BYTES_PER_MB = 1_000_000;
    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final Messages messages;
    private final boolean terminal;

    InputFile(Path path, Messages messages, boolean terminal) {
        this.path = path;
        this.messages = messages;
        this.terminal = terminal;
    }

    @Override
    public InputStream open() throws IOException {
        InputStream file = Files.newInputStream(path);
        return new BufferedInputStream(terminal ? ProgressBar.wrap(file, bar(Files.size(path))) : file, BUFFER);
    }

    private ProgressBarBuilder bar(long size) {
        return new ProgressBarBuilder()
                .setTaskName(messages.text("import.progress"))
                .setInitialMax(size)
                .setUnit("MB", BYTES_PER_MB)
                .setStyle(ProgressBarStyle.ASCII);
    }

    /** The rows of the file, GeoJSON or CSV by what it begins with. */
    ImportRows rows(InputCrs crs, DraftReader drafts) {
        return isJson() ? new GeoJsonRows(this, crs, drafts) : new CsvRows(this, crs, drafts);
    }

    /** Whether the first character that is neither space nor byte order mark opens a JSON object or array. */
    boolean isJson() {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
            int c;
            do {
                c = in.read();
            } while (Character.isWhitespace(c) || c == 0xEF || c == 0xBB || c == 0xBF);
            return c == '{' || c == '[';
        } catch (IOException e) {
            throw new FileProblem("unreadable");
        }
    }
}
