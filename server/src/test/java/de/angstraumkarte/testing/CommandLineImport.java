package de.angstraumkarte.testing;

import de.angstraumkarte.edge.importer.ImportCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Runs the command {@code import} as an operator does, over files with given content. */
public final class CommandLineImport {
    private final Path folder;
    private final Imports imports;

    public CommandLineImport(Path folder, Imports imports) {
        this.folder = folder;
        this.imports = imports;
    }

    /** What an operator sees. */
    public record Result(int exitCode, String out, String err) {}

    public Result run(String layer, String content, String... options) {
        return run(layer, content.getBytes(StandardCharsets.UTF_8), options);
    }

    public Result run(String layer, byte[] content, String... options) {
        try {
            Path file = Files.write(folder.resolve("import"), content);
            List<String> args = new ArrayList<>(List.of("--layer", layer, file.toString()));
            args.addAll(List.of(options));
            return runRaw(args.toArray(String[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Result runRaw(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = new CommandLine(new ImportCommand(imports::services))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
        return new Result(exitCode, out.toString(), err.toString());
    }
}
