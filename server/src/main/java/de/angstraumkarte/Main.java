package de.angstraumkarte;

import de.angstraumkarte.base.config.Config;
import de.angstraumkarte.base.problem.StartupException;
import de.angstraumkarte.edge.account.AccountCommand;
import de.angstraumkarte.edge.importer.ImportCommand;
import de.angstraumkarte.web.Messages;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line. Without a subcommand it serves. */
@Command(
        name = "angstraumkarte",
        description = "${bundle:startup.help}",
        resourceBundle = "messages_de",
        mixinStandardHelpOptions = true,
        subcommands = {Main.Serve.class})
public final class Main implements Callable<Integer> {
    /** Something the operator can mend went wrong. */
    private static final int FAILED = 1;

    private static final Messages MESSAGES = Messages.of("de");

    @Spec
    private CommandSpec spec;

    public static void main(String[] args) {
        int code = commandLine().execute(args);
        if (code != 0) {
            System.exit(code);
        }
    }

    private static CommandLine commandLine() {
        return new CommandLine(new Main())
                .addSubcommand(new ImportCommand(() -> open().importServices()))
                .addSubcommand(new AccountCommand(() -> open().openAccounts()))
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    if (e instanceof StartupException startup) {
                        PrintWriter err = command.getErr();
                        startup.reasons()
                                .forEach(reason -> err.println(MESSAGES.text(
                                        "startup." + reason.key(), reason.args().toArray())));
                        err.flush();
                        return FAILED;
                    }
                    throw e;
                });
    }

    @Override
    public Integer call() throws InterruptedException {
        return serve(spec.commandLine().getOut());
    }

    private static App open() {
        return App.open(Config.from(System.getenv()), Clock.systemUTC());
    }

    /** Serves until the process is told to stop. */
    private static int serve(PrintWriter out) throws InterruptedException {
        Config config = Config.from(System.getenv());
        App app = App.open(config, Clock.systemUTC());
        try {
            if (app.loadBaseData()) {
                out.println(MESSAGES.text("startup.first", config.data().toString()));
            }
            int port = app.start();
            String url = config.publicUrl().isEmpty() ? "http://localhost:" + port + "/" : config.publicUrl() + "/";
            out.println(MESSAGES.text("startup.running", url));
            out.flush();
        } catch (RuntimeException | Error e) {
            app.close();
            throw e;
        }
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            app.close();
                            stopped.countDown();
                        },
                        "stop"));
        stopped.await();
        return 0;
    }

    /** The same as without a subcommand, by name. */
    @Command(
            name = "serve",
            description = "${bundle:startup.help.serve}",
            resourceBundle = "messages_de",
            mixinStandardHelpOptions = true)
    static final class Serve implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws InterruptedException {
            return serve(spec.commandLine().getOut());
        }
    }
}
