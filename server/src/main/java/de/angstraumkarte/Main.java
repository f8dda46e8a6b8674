package de.angstraumkarte;

import de.angstraumkarte.base.config.Config;
import de.angstraumkarte.base.problem.StartupException;
import de.angstraumkarte.edge.account.AccountCommand;
import de.angstraumkarte.edge.demo.DemoAccount;
import de.angstraumkarte.edge.demo.DemoClock;
import de.angstraumkarte.edge.demo.DemoFolder;
import de.angstraumkarte.edge.importer.ImportCommand;
import de.angstraumkarte.web.Messages;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
        return serve(
                app,
                config,
                out,
                () -> {
                    if (app.loadBaseData()) {
                        out.println(MESSAGES.text("startup.first", config.data().toString()));
                    }
                },
                () -> {});
    }

    /** The same with made-up examples on a store that is deleted at the end, whatever the environment says about stores. */
    private static int serveDemo(PrintWriter out) throws InterruptedException {
        DemoFolder folder = DemoFolder.make();
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("ANGSTRAUM_DATA", folder.path().toString());
        try {
            Config config = Config.from(environment);
            DemoClock clock = new DemoClock();
            App app = App.openDemo(config, clock);
            return serve(
                    app,
                    config,
                    out,
                    () -> {
                        out.println(MESSAGES.text("startup.demo", folder.path().toString()));
                        List<DemoAccount> accounts = app.fillDemo(clock);
                        accounts.forEach(account -> out.println(MESSAGES.text(
                                "startup.demo.account",
                                account.login(),
                                MESSAGES.text("role." + account.role().slug()),
                                account.password())));
                    },
                    folder::close);
        } catch (RuntimeException | Error e) {
            folder.close();
            throw e;
        }
    }

    /** @param afterwards runs when everything is closed */
    private static int serve(App app, Config config, PrintWriter out, Runnable filling, Runnable afterwards)
            throws InterruptedException {
        try {
            filling.run();
            int port = app.start();
            out.println(MESSAGES.text("startup.running", address(config, port) + "/"));
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
                            afterwards.run();
                            stopped.countDown();
                        },
                        "stop"));
        stopped.await();
        return 0;
    }

    private static String address(Config config, int port) {
        return config.publicUrl().isEmpty() ? "http://localhost:" + port : config.publicUrl();
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

        @Option(names = "--demo", description = "${bundle:startup.help.demo}")
        private boolean demo;

        @Override
        public Integer call() throws InterruptedException {
            PrintWriter out = spec.commandLine().getOut();
            return demo ? serveDemo(out) : serve(out);
        }
    }
}
