package de.angstraumkarte.edge.importer;

import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.layer.LayerRevisionStore;
import de.angstraumkarte.domain.timeline.ImportSummary;
import de.angstraumkarte.domain.timeline.PlaceImport;
import de.angstraumkarte.web.Messages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code import --layer L FILE}: places or borders from a file into the store. Exit code 0: done, or a dry run without
 * faults; 1: nothing written because of the file; 2: wrong use.
 */
@Command(
        name = "import",
        description = "${bundle:import.help}",
        resourceBundle = "messages_de",
        mixinStandardHelpOptions = true)
public final class ImportCommand implements Callable<Integer> {
    private static final int DONE = 0;
    private static final int BAD_FILE = 1;

    private final Messages messages = Messages.of("de");
    private final Supplier<ImportServices> open;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--layer", required = true, descriptionKey = "import.help.layer", paramLabel = "L")
    private String layer = "";

    @Parameters(index = "0", descriptionKey = "import.help.file", paramLabel = "FILE")
    private Path file = Path.of("");

    @Option(names = "--crs", descriptionKey = "import.help.crs", paramLabel = "EPSG", defaultValue = "EPSG:4326")
    private String crs = "";

    @Option(names = "--dry-run", descriptionKey = "import.help.dry-run")
    private boolean dryRun;

    @Option(names = "--skip-bad", descriptionKey = "import.help.skip-bad")
    private boolean skipBad;

    @Option(names = "--retire-missing", descriptionKey = "import.help.retire-missing")
    private boolean retireMissing;

    /** @param open opens the store and what works on it; called once, and only if the arguments are sound */
    public ImportCommand(Supplier<ImportServices> open) {
        this.open = open;
    }

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        ImportReport report = new ImportReport(messages, line.getOut(), line.getErr());
        boolean borders = layer.equals(LayerRevisionStore.DISTRICTS);
        Optional<Layer> places = Layer.find(layer);
        if (!borders && places.isEmpty()) {
            throw wrongUse("import.usage.layer", layers());
        }
        if (borders && retireMissing) {
            throw wrongUse("import.usage.retire-borders");
        }
        InputCrs system =
                InputCrs.find(crs).orElseThrow(() -> wrongUse("import.usage.crs", String.join(", ", InputCrs.NAMES)));
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw wrongUse("import.usage.file");
        }
        InputFile input = new InputFile(file, messages, System.console() != null);
        try {
            return borders ? importBorders(input, system, report) : importPlaces(places.get(), input, system, report);
        } catch (FileProblem e) {
            report.problem(e);
            return BAD_FILE;
        }
    }

    private int importPlaces(Layer target, InputFile input, InputCrs system, ImportReport report) {
        try (ImportServices services = opened()) {
            ImportSummary summary = services.places()
                    .run(
                            target,
                            input.rows(system, new DraftReader(messages)),
                            new PlaceImport.Options(dryRun, skipBad, retireMissing),
                            row -> report.badRow(row.line(), row.errors()));
            report.summary(target.slug(), summary);
            return exitCode(summary.bad());
        }
    }

    private int importBorders(InputFile input, InputCrs system, ImportReport report) {
        if (!input.isJson()) {
            throw new FileProblem("borders-as-csv");
        }
        try (ImportServices services = opened()) {
            var summary = services.borders().run(BorderRows.read(input, system), dryRun, skipBad);
            report.summary(summary);
            return exitCode(summary.bad().size());
        }
    }

    /** A new store first gets the bundled data: borders belong to districts, and places lie in them. */
    private ImportServices opened() {
        ImportServices services = open.get();
        services.baseData().loadOnce(services.bundled()::read);
        return services;
    }

    private int exitCode(int bad) {
        return bad > 0 && !skipBad ? BAD_FILE : DONE;
    }

    private ParameterException wrongUse(String key, Object... args) {
        return new ParameterException(spec.commandLine(), messages.text(key, args));
    }

    private static String layers() {
        List<String> slugs = new ArrayList<>();
        for (Layer each : Layer.values()) {
            slugs.add(each.slug());
        }
        slugs.add(LayerRevisionStore.DISTRICTS);
        return String.join(", ", slugs);
    }
}
