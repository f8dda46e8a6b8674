package de.angstraumkarte.edge.account;

import de.angstraumkarte.base.http.ProblemMapper;
import de.angstraumkarte.base.problem.DomainException.Invalid;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import de.angstraumkarte.domain.account.Account;
import de.angstraumkarte.domain.account.AccountDraft;
import de.angstraumkarte.domain.account.AccountService;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.web.Messages;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code account add|passwd|disable}: for the first admin, and for the day on which no admin can sign in any more. Exit code 0:
 * done; 1: not done, with one sentence; 2: wrong use.
 */
@Command(
        name = "account",
        description = "${bundle:account.help}",
        resourceBundle = "messages_de",
        mixinStandardHelpOptions = true)
public final class AccountCommand implements Runnable {
    private static final int DONE = 0;
    private static final int FAILED = 1;

    private final Messages messages = Messages.of("de");
    private final Supplier<OpenAccounts> open;
    private final BufferedReader in;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** @param open opens the store; called once, and only if the arguments are sound */
    public AccountCommand(Supplier<OpenAccounts> open) {
        this(open, new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())));
    }

    AccountCommand(Supplier<OpenAccounts> open, BufferedReader in) {
        this.open = open;
        this.in = in;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), spec.commandLine().getUsageMessage());
    }

    @Command(
            name = "add",
            description = "${bundle:account.help.add}",
            resourceBundle = "messages_de",
            mixinStandardHelpOptions = true)
    int add(
            @Option(names = "--login", required = true, descriptionKey = "account.help.login", paramLabel = "L")
                    String login,
            @Option(names = "--name", required = true, descriptionKey = "account.help.name", paramLabel = "N")
                    String name,
            @Option(names = "--role", required = true, descriptionKey = "account.help.role", paramLabel = "R")
                    String role,
            @Option(names = "--unit", descriptionKey = "account.help.unit", paramLabel = "U") @Nullable String unit,
            @Option(names = "--password-stdin", descriptionKey = "account.help.password-stdin") boolean once) {
        if (!Role.SLUGS.contains(role)) {
            throw new ParameterException(
                    spec.commandLine(), messages.text("account.role", String.join(", ", Role.SLUGS)));
        }
        return withPassword(
                once,
                password -> run(service -> {
                    Account account = service.create(
                            AccountService.COMMAND_LINE,
                            new AccountDraft(login, name, Role.of(role), unit),
                            password,
                            false);
                    return messages.text("account.added", account.login(), messages.text("role." + role));
                }));
    }

    @Command(
            name = "passwd",
            description = "${bundle:account.help.passwd}",
            resourceBundle = "messages_de",
            mixinStandardHelpOptions = true)
    int passwd(
            @Option(names = "--login", required = true, descriptionKey = "account.help.login", paramLabel = "L")
                    String login,
            @Option(names = "--password-stdin", descriptionKey = "account.help.password-stdin") boolean once) {
        return withPassword(
                once,
                password -> run(service -> {
                    Account account = service.byLogin(login);
                    service.resetPassword(AccountService.COMMAND_LINE, account.id(), password);
                    return messages.text("account.password-set", account.login());
                }));
    }

    @Command(
            name = "disable",
            description = "${bundle:account.help.disable}",
            resourceBundle = "messages_de",
            mixinStandardHelpOptions = true)
    int disable(
            @Option(names = "--login", required = true, descriptionKey = "account.help.login", paramLabel = "L")
                    String login) {
        return run(service -> {
            Account account = service.byLogin(login);
            if (account.disabled()) {
                return messages.text("account.disabled-already", account.login());
            }
            service.setDisabled(AccountService.COMMAND_LINE, account.id(), account.version(), true);
            return messages.text("account.disabled", account.login());
        });
    }

    private int withPassword(boolean once, Function<String, Integer> work) {
        PasswordPrompt.Answer answer =
                new PasswordPrompt(messages, in, spec.commandLine().getOut()).ask(once);
        String problem = answer.problem();
        return problem == null ? work.apply(answer.password()) : failed(messages.text(problem));
    }

    private int run(Function<AccountService, String> work) {
        CommandLine line = spec.commandLine();
        try (OpenAccounts accounts = open.get()) {
            line.getOut().println(work.apply(accounts.service()));
            line.getOut().flush();
            return DONE;
        } catch (NotFound e) {
            return failed(messages.text("account.unknown"));
        } catch (Invalid e) {
            e.errors()
                    .forEach(error -> failed(messages.text(
                            "account.fault",
                            ProblemMapper.label(messages, error.field()),
                            ProblemMapper.text(messages, error))));
            return FAILED;
        }
    }

    private int failed(String sentence) {
        spec.commandLine().getErr().println(sentence);
        spec.commandLine().getErr().flush();
        return FAILED;
    }
}
